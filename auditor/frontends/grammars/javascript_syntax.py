"""JavaScript's syntax rows, JSX included."""

from __future__ import annotations

from auditor.frontends.grammars.javascript import DIALECT
from auditor.frontends.treesitter import actions, escapes, rows
from auditor.frontends.treesitter.grammar import Grammar

ROWS: dict[rows.Kind, rows.Row] = {
    # expressions
    "identifier": rows.Identifier(),
    "this": rows.Identifier(),
    "super": rows.Identifier(),
    "import": rows.Identifier(),
    "undefined": rows.Constant(None),
    "null": rows.Constant(None),
    "true": rows.Constant(value=True),
    "false": rows.Constant(value=False),
    "number": rows.Numeral(),
    "string": rows.String(opening=('"', "'"), closing=('"', "'"), decode=escapes.javascript),
    "template_string": rows.String(
        opening=("`",), closing=("`",), decode=escapes.javascript, hole="template_substitution"
    ),
    "binary_expression": rows.Binary("left", "operator", "right"),
    "unary_expression": rows.Unary("operator", "argument"),
    "ternary_expression": rows.Conditional("condition", "consequence", "alternative"),
    "member_expression": rows.Member("object", "property"),
    "subscript_expression": rows.Subscript("object", "index"),
    "call_expression": rows.Call("function", "arguments", "arguments"),
    "new_expression": rows.Call("constructor", "arguments", "arguments", new=True),
    "spread_element": rows.Splat(0, "list"),
    "rest_pattern": rows.Splat(0, "list"),
    "array": rows.Items(),
    "array_pattern": rows.Items(),
    "object": rows.Literal(("function_expression", "generator_function"), "shorthand_property_identifier"),
    "object_pattern": rows.Fields("shorthand_property_identifier_pattern"),
    "shorthand_property_identifier_pattern": rows.Identifier(),
    "object_assignment_pattern": rows.Default("left", "right"),
    "assignment_pattern": rows.Default("left", "right"),
    "pair": rows.Pair("key", "value"),
    "pair_pattern": rows.Pair("key", "value"),
    "property_identifier": rows.Key(),
    "private_property_identifier": rows.Key(),
    "computed_property_name": rows.Unwrap(0),
    "arrow_function": rows.Lambda("parameters", "body", "parameter", named=True),
    "function_expression": rows.Lambda("parameters", "body", named=True),
    "generator_function": rows.Lambda("parameters", "body", named=True),
    "parenthesized_expression": rows.Unwrap(0),
    "await_expression": rows.Unwrap(0),
    "yield_expression": rows.Unwrap(0),
    "jsx_expression": rows.Unwrap(0),
    "sequence_expression": rows.Unknown("comma"),
    "variable_declarator": rows.Assign("name", "value", declares=True, type="type"),
    "assignment_expression": rows.Assign("left", "right"),
    "augmented_assignment_expression": rows.Augmented("left", "operator", "right"),
    # statements
    "program": actions.Block(),
    "statement_block": actions.Block(),
    "class_body": actions.Block(),
    "class_static_block": actions.Block(),
    "labeled_statement": actions.Block(),
    "empty_statement": actions.Nothing(),
    "break_statement": actions.Nothing(),
    "continue_statement": actions.Nothing(),
    "debugger_statement": actions.Nothing(),
    "variable_declaration": actions.Declaration(),
    "lexical_declaration": actions.Declaration(),
    "expression_statement": actions.Statement(),
    "throw_statement": actions.Evaluate(),
    "return_statement": actions.Return(0),
    "if_statement": actions.If("condition", "consequence", "alternative"),
    "else_clause": actions.Else(0),
    "while_statement": actions.While("condition", "body"),
    "do_statement": actions.Loop("body"),
    "for_statement": actions.Loop("body"),
    "with_statement": actions.Loop("body"),
    "for_in_statement": actions.For("left", "right", "body"),
    "switch_statement": actions.Switch("value", "body"),
    "switch_case": actions.SwitchCase("value"),
    "switch_default": actions.SwitchCase(),
    "try_statement": actions.Try("body"),
    "catch_clause": actions.Handler("parameter", "body"),
    "finally_clause": actions.Finally("body"),
    # definitions
    "function_declaration": actions.Function("name", "parameters", "body"),
    "generator_function_declaration": actions.Function("name", "parameters", "body"),
    "method_definition": actions.Function("name", "parameters", "body", words=("get", "set")),
    "class_declaration": actions.Class("name", "@class_heritage", "body"),
    "class": actions.Class("name", "@class_heritage", "body"),
    "field_definition": actions.Field("property", "value"),
    "import_statement": actions.TakeFrom(("import_clause",), "source", "namespace_import"),
    "export_statement": actions.Give(
        "declaration", "value", ("export_clause",), "source", everything="namespace_export", default="default"
    ),
    "import_specifier": actions.Imported("name", "alias"),
    "export_specifier": actions.Imported("name", "alias"),
}

OPERATORS = {
    "+": "concat",
    "||": "or",
    "??": "or",
    "&&": "and",
    "!": "not",
    "==": "==",
    "===": "==",
    "!=": "!=",
    "!==": "!=",
    "in": "in",
    "+=": "concat",
    "||=": "or",
    "??=": "or",
}

PARAMETERS: dict[rows.Kind, actions.Parameter | actions.Separator] = {
    "identifier": actions.Parameter(),
    "object_pattern": actions.Parameter(),
    "array_pattern": actions.Parameter(),
    "assignment_pattern": actions.Parameter("left", "right"),
    "rest_pattern": actions.Parameter(0, rest="list"),
}

GRAMMAR = Grammar(
    dialect=DIALECT,
    package="tree_sitter_javascript",
    rows=ROWS,
    operators=OPERATORS,
    parameters=PARAMETERS,
    comments=("comment", "html_comment"),
    extras=("comment", "html_comment"),
    receivers={"this": "this", "super": "super"},
    aliases={"module.exports": DIALECT.exports},
    prototypes=True,
)
