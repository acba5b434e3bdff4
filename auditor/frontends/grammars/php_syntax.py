"""PHP's syntax rows, versions 4 to 8, with the page around it."""

from __future__ import annotations

from auditor.frontends.grammars.php import DIALECT
from auditor.frontends.treesitter import actions, escapes, rows
from auditor.frontends.treesitter.grammar import Grammar

CONTENT = ("string_content", "escape_sequence", "nowdoc_string")
NAMED = ("name",)
VARIABLE = ("name", "variable_name")

EXPRESSIONS: dict[rows.Kind, rows.Row] = {
    "variable_name": rows.Identifier(),
    "name": rows.Identifier(),
    "qualified_name": rows.Identifier(separator="\\"),
    "relative_name": rows.Identifier(separator="\\"),
    "relative_scope": rows.Identifier(),
    "dynamic_variable_name": rows.Identifier(part="name"),
    "null": rows.Constant(None),
    "boolean": rows.Truth(),
    "integer": rows.Numeral(octal=True),
    "float": rows.Numeral(),
    "string": rows.String(("'",), ("'",), escapes.single_quoted, content=CONTENT),
    "encapsed_string": rows.String(
        ('"',), ('"',), escapes.php, content=CONTENT, brackets=("{", "}")
    ),
    "shell_command_expression": rows.Run(
        rows.String(("`",), ("`",), escapes.php, content=CONTENT, brackets=("{", "}")), "shell_exec"
    ),
    "heredoc": rows.Unwrap("value"),
    "nowdoc": rows.Unwrap("value"),
    "heredoc_body": rows.String((), (), escapes.php, content=CONTENT, brackets=("{", "}"), skipped="\n"),
    "nowdoc_body": rows.String((), (), escapes.verbatim, content=CONTENT, skipped="\n"),
    "binary_expression": rows.Binary("left", "operator", "right"),
    "unary_op_expression": rows.Unary("operator", "argument"),
    "conditional_expression": rows.Conditional("condition", "body", "alternative"),
    "match_expression": rows.Selection(
        "condition", "body", "match_conditional_expression", "match_default_expression",
        "conditional_expressions", "return_expression",
    ),
    "member_access_expression": rows.Member("object", "name", NAMED),
    "nullsafe_member_access_expression": rows.Member("object", "name", NAMED),
    "scoped_property_access_expression": rows.Member("scope", "name", VARIABLE),
    "class_constant_access_expression": rows.Member(0, 1, NAMED),
    "subscript_expression": rows.Subscript(0, 1, bare="name"),
    "function_call_expression": rows.Call("function", "arguments", "arguments"),
    "member_call_expression": rows.Method("object", "name", "arguments", "arguments", NAMED),
    "nullsafe_member_call_expression": rows.Method("object", "name", "arguments", "arguments", NAMED),
    "scoped_call_expression": rows.Method("scope", "name", "arguments", "arguments", NAMED),
    "object_creation_expression": rows.Call(0, "@arguments", "arguments", new=True),
    "argument": rows.Argument("name"),
    "variadic_unpacking": rows.Splat(0, "list"),
    "array_creation_expression": rows.Array("array_element_initializer"),
    "list_literal": rows.Items(),
    "pair": rows.Pair(0, 1),
    "anonymous_function": rows.Lambda("parameters", "body", named=True),
    "arrow_function": rows.Lambda("parameters", "body", named=True),
    "parenthesized_expression": rows.Unwrap(0),
    "error_suppression_expression": rows.Unwrap(0),
    "cast_expression": rows.Unwrap("value"),
    "clone_expression": rows.Unwrap(0),
    "by_ref": rows.Unwrap(0),
    "assignment_expression": rows.Assign("left", "right"),
    "reference_assignment_expression": rows.Assign("left", "right"),
    "augmented_assignment_expression": rows.Augmented("left", "operator", "right"),
    "const_element": rows.Assign(0, 1),
    "enum_case": rows.Assign("name", "value"),
    "static_variable_declaration": rows.Assign("name", "value"),
    "include_expression": rows.Include(0),
    "include_once_expression": rows.Include(0),
    "require_expression": rows.Include(0),
    "require_once_expression": rows.Include(0),
}  # fmt: skip

NOTHING = (
    "php_tag", "php_end_tag", "empty_statement", "declare_directive",
    "visibility_modifier", "static_modifier", "final_modifier", "abstract_modifier", "readonly_modifier",
    "var_modifier", "reference_modifier", "named_type", "primitive_type", "optional_type", "union_type",
    "intersection_type", "namespace_name", "named_label_statement", "goto_statement",
)  # fmt: skip

STATEMENTS: dict[rows.Kind, rows.Row] = {
    **{kind: actions.Nothing() for kind in NOTHING},
    "program": actions.Block(),
    "compound_statement": actions.Block(),
    "colon_block": actions.Block(),
    "declaration_list": actions.Block(),
    "enum_declaration_list": actions.Block(),
    "namespace_definition": actions.Namespace("name", "body", "\\"),
    "declare_statement": actions.Block(),
    "const_declaration": actions.Block(),
    "property_declaration": actions.Block(),
    "function_static_declaration": actions.Block(),
    "expression_statement": actions.Statement(),
    "echo_statement": actions.Evaluate(),
    "break_statement": actions.Escape(),
    "continue_statement": actions.Escape(),
    "exit_statement": actions.Leave(),
    "throw_expression": actions.Leave(),
    "return_statement": actions.Return(0),
    "unset_statement": actions.Delete(),
    "global_declaration": actions.Outer(module=True),
    "if_statement": actions.If("condition", "body", "alternative"),
    "else_if_clause": actions.If("condition", "body"),
    "else_clause": actions.Else("body"),
    "while_statement": actions.While("condition", "body"),
    "do_statement": actions.While("condition", "body"),
    "for_statement": actions.Loop("body"),
    "foreach_statement": actions.For(1, 0, "body", pairs="foreach", items="array_values"),
    "switch_statement": actions.Switch("condition", "body"),
    "case_statement": actions.SwitchCase("value"),
    "default_statement": actions.SwitchCase(),
    "try_statement": actions.Try("body"),
    "catch_clause": actions.Handler("name", "body"),
    "finally_clause": actions.Finally("body"),
    "function_definition": actions.Function("name", "parameters", "body"),
    "method_declaration": actions.Function("name", "parameters", "body"),
    "class_declaration": actions.Class("name", "@base_clause", "body", "@class_interface_clause"),
    "anonymous_class": actions.Class("name", "@base_clause", "body", "@class_interface_clause"),
    "interface_declaration": actions.Class("name", "@base_clause", "body"),
    "trait_declaration": actions.Class("name", "@base_clause", "body"),
    "enum_declaration": actions.Class("name", "@base_clause", "body", "@class_interface_clause"),
    "use_declaration": actions.Mixin(),
    "use_list": actions.Nothing(),
    "property_element": actions.Field("name", "default_value", "type"),
    "namespace_use_declaration": actions.Uses("namespace_use_clause", "alias", "body", "\\"),
}

OPERATORS = {
    ".": "concat",
    ".=": "concat",
    "+": "union",
    "+=": "update",
    "??": "or",
    "||": "or",
    "or": "or",
    "??=": "or",
    "&&": "and",
    "and": "and",
    "!": "not",
    "==": "==",
    "===": "==",
    "!=": "!=",
    "!==": "!=",
    "<>": "!=",
}

PARAMETERS: dict[rows.Kind, actions.Parameter | actions.Separator] = {
    "simple_parameter": actions.Parameter("name", "default_value", "type"),
    "variadic_parameter": actions.Parameter("name", None, "type", rest="list"),
    "property_promotion_parameter": actions.Parameter("name", "default_value", "type", field=True),
}

GRAMMAR = Grammar(
    dialect=DIALECT,
    package="tree_sitter_php",
    entry="language_php",
    rows=EXPRESSIONS | STATEMENTS,
    operators=OPERATORS,
    parameters=PARAMETERS,
    extras=("comment", "text_interpolation"),
    receivers={"$this": "this", "self": "class", "static": "class", "parent": "super"},
    own_name=("__FUNCTION__", "__METHOD__"),
    outside=("text",),
    begins=("<?", "<?php", "?>"),
)
