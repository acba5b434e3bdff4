"""C#'s syntax rows."""

from __future__ import annotations

from auditor.frontends.grammars.csharp import DIALECT
from auditor.frontends.treesitter import actions, escapes, filled_rows, rows, typed_rows
from auditor.frontends.treesitter.grammar import Grammar

METHOD = typed_rows.Function("name", "parameters", "body", "@attribute_list", types="type_parameters", extends="this")
OPERATOR = typed_rows.Function("@operator", "parameters", "body", "@attribute_list")
CONSTRUCTOR = typed_rows.Function(
    "name", "parameters", "body", "@attribute_list", constructor=True, first="@constructor_initializer"
)
CLASS = typed_rows.Class("name", ("@base_list",), "body", "@parameter_list", "@attribute_list")
PROPERTY = filled_rows.Property(
    "name", "type", "value", "arrow_expression_clause", "accessor_declaration", "body", "get", marks="@attribute_list"
)
INDEXER = filled_rows.Property(
    "@this", "type", "value", "arrow_expression_clause", "accessor_declaration", "body", "get", "parameters"
)

ROWS: dict[rows.Kind, rows.Row] = {
    # names and types
    "identifier": rows.Identifier(),
    "predefined_type": rows.Identifier(),
    "qualified_name": rows.Unwrap("name"),
    "alias_qualified_name": rows.Unwrap("name"),
    "generic_name": rows.Unwrap(0),
    "nullable_type": rows.Unwrap(0),
    "implicit_type": rows.Unknown("type"),
    "array_type": rows.Unknown("type"),
    "primary_constructor_base_type": rows.Unwrap("type"),
    "this": typed_rows.Receiver("this"),
    "base": typed_rows.Receiver("super"),
    # expressions
    "null_literal": rows.Constant(None),
    "boolean_literal": rows.Truth(),
    "integer_literal": rows.Numeral(),
    "real_literal": rows.Numeral(),
    "default_expression": rows.Constant(None),
    "string_literal": rows.String(opening=('"',), closing=('"', "string_literal_encoding"), decode=escapes.csharp),
    "verbatim_string_literal": rows.String(opening=(), closing=(), decode=escapes.csharp, inset=(2, 1)),
    "raw_string_literal": rows.String(
        opening=("raw_string_start",), closing=("raw_string_end", "string_literal_encoding"), decode=escapes.csharp
    ),
    "character_literal": rows.String(opening=("'",), closing=("'",), decode=escapes.csharp),
    "interpolated_string_expression": rows.String(
        opening=("interpolation_start", '"', "interpolation_quote"),
        closing=('"', "interpolation_quote"),
        decode=escapes.csharp,
        hole="interpolation",
        inside=1,
    ),
    "binary_expression": rows.Binary("left", "operator", "right"),
    "prefix_unary_expression": rows.Unary("@!", -1),
    "postfix_unary_expression": rows.Unwrap(0),
    "conditional_expression": rows.Conditional("condition", "consequence", "alternative"),
    "switch_expression": rows.Selection(0, None, "switch_expression_arm", "discard", 0, -1),
    "constant_pattern": rows.Unwrap(0),
    "is_pattern_expression": rows.Unknown("is"),
    "member_access_expression": rows.Member("expression", "name"),
    "conditional_access_expression": filled_rows.Safe(
        "condition", "member_binding_expression", "element_binding_expression"
    ),
    "element_access_expression": rows.Subscript("expression", "subscript"),
    "bracketed_argument_list": rows.Unwrap(0),
    "invocation_expression": rows.Call("function", "arguments", "argument_list"),
    "argument": rows.Argument("name"),
    "object_creation_expression": filled_rows.Made("type", "arguments", "initializer"),
    "implicit_object_creation_expression": filled_rows.Made(None, "@argument_list", "@initializer_expression"),
    "anonymous_object_creation_expression": filled_rows.Shape("="),
    "initializer_expression": filled_rows.Filling("element_binding_expression"),
    "array_creation_expression": typed_rows.Sized("array_rank_specifier", "@initializer_expression"),
    "implicit_array_creation_expression": rows.Unwrap("@initializer_expression"),
    "collection_expression": rows.Items(),
    "collection_element": rows.Unwrap(0),
    "expression_element": rows.Unwrap(0),
    "spread_element": rows.Splat(0, "list"),
    "tuple_expression": rows.Items(),
    "tuple_pattern": rows.Items(),
    "cast_expression": rows.Unwrap("value"),
    "as_expression": rows.Unwrap("left"),
    "checked_expression": rows.Unwrap(0),
    "parenthesized_expression": rows.Unwrap(0),
    "await_expression": rows.Unwrap(0),
    "typeof_expression": rows.Unwrap("type"),
    "declaration_expression": typed_rows.Declared("type", "name", "value"),
    "lambda_expression": rows.Lambda("parameters", "body"),
    "anonymous_method_expression": rows.Lambda("parameters", "@block"),
    "query_expression": rows.Comprehension("@select_clause"),
    "from_clause": rows.Clause("name", -1),
    "where_clause": rows.Condition(0),
    "select_clause": rows.Unwrap(0),
    "assignment_expression": rows.Augmented("left", "operator", "right"),
    "constructor_initializer": typed_rows.Delegate("@base", "@argument_list"),
    # statements
    "compilation_unit": actions.Block(),
    "declaration_list": actions.Block(),
    "enum_member_declaration_list": actions.Block(),
    "block": actions.Block(),
    "global_statement": actions.Block(),
    "using_statement": actions.Block(),
    "lock_statement": actions.Block(),
    "checked_statement": actions.Block(),
    "unsafe_statement": actions.Block(),
    "fixed_statement": actions.Block(),
    "labeled_statement": actions.Block(),
    "local_declaration_statement": actions.Block(),
    "field_declaration": actions.Block(),
    "preproc_if": actions.Block(),
    "preproc_elif": actions.Block(),
    "preproc_else": actions.Block(),
    "attribute_list": actions.Evaluate(),
    "attribute": rows.Call("name", "@attribute_argument_list", "attribute_argument_list"),
    "attribute_argument": rows.Argument("name"),
    "modifier": actions.Nothing(),
    "preproc_region": actions.Nothing(),
    "preproc_endregion": actions.Nothing(),
    "preproc_pragma": actions.Nothing(),
    "empty_statement": actions.Nothing(),
    "break_statement": actions.Escape(),
    "continue_statement": actions.Escape(),
    "goto_statement": actions.Nothing(),
    "event_field_declaration": actions.Nothing(),
    "delegate_declaration": actions.Nothing(),
    "extern_alias_directive": actions.Nothing(),
    "expression_statement": actions.Statement(),
    "throw_statement": actions.Leave(),
    "yield_statement": actions.Evaluate(),
    "return_statement": actions.Return(0),
    "arrow_expression_clause": actions.Return(0, leaves=False),
    "if_statement": actions.If("condition", "consequence", "alternative"),
    "while_statement": actions.While("condition", "body"),
    "do_statement": actions.Else("body"),
    "for_statement": actions.Loop("body"),
    "foreach_statement": actions.For("left", "right", "body", items="entries"),
    "switch_statement": actions.Switch("value", "body"),
    "switch_section": actions.SwitchCase(label="constant_pattern"),
    "try_statement": actions.Try("body"),
    "catch_clause": actions.Handler("@catch_declaration", "body"),
    "catch_declaration": typed_rows.Declared("type", "name", "value"),
    "finally_clause": actions.Finally("@block"),
    # definitions
    "using_directive": filled_rows.Named("name", "static"),
    "namespace_declaration": actions.Namespace("name", "body", "."),
    "file_scoped_namespace_declaration": actions.Namespace("name", "body", "."),
    "variable_declaration": typed_rows.Declare("type", "variable_declarator", 0, ">="),
    "property_declaration": PROPERTY,
    "indexer_declaration": INDEXER,
    "class_declaration": CLASS,
    "struct_declaration": CLASS,
    "record_declaration": CLASS,
    "record_struct_declaration": CLASS,
    "interface_declaration": CLASS,
    "enum_declaration": CLASS,
    "enum_member_declaration": typed_rows.Constant("name", "@argument_list", "@block"),
    "method_declaration": METHOD,
    "local_function_statement": METHOD,
    "constructor_declaration": CONSTRUCTOR,
    "destructor_declaration": OPERATOR,
    "operator_declaration": OPERATOR,
    "conversion_operator_declaration": OPERATOR,
}

OPERATORS = {
    "+": "concat",
    "+=": "concat",
    "=": "assign",
    "??": "or",
    "??=": "or",
    "==": "==",
    "!=": "!=",
    "!": "not",
    "&&": "and",
}

PARAMETERS: dict[rows.Kind, actions.Parameter | actions.Separator] = {
    "parameter": actions.Parameter("name", ">=", "type"),
    "implicit_parameter": actions.Parameter(),
    "array_type": actions.Parameter(rest="list", after=True),
}

GRAMMAR = Grammar(
    dialect=DIALECT,
    package="tree_sitter_c_sharp",
    rows=ROWS,
    operators=OPERATORS,
    parameters=PARAMETERS,
    extras=("comment",),
    generic=("generic_name", "type_argument_list"),
    spelling=("nameof",),
)
