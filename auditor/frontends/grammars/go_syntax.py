"""Go's syntax rows."""

from __future__ import annotations

from auditor.frontends.grammars.go import DIALECT, OVER, PRINTS
from auditor.frontends.treesitter import actions, escapes, packaged_rows, rows
from auditor.frontends.treesitter.grammar import Grammar

ROWS: dict[rows.Kind, rows.Row] = {
    # names and types
    "identifier": rows.Identifier(),
    "field_identifier": rows.Identifier(),
    "package_identifier": rows.Identifier(),
    "type_identifier": rows.Identifier(),
    "qualified_type": rows.Member("package", "name"),
    "pointer_type": rows.Unwrap(0),
    "generic_type": rows.Unwrap("type"),
    "parenthesized_type": rows.Unwrap(0),
    "map_type": rows.Unknown("type"),
    "slice_type": rows.Unknown("type"),
    "array_type": rows.Unknown("type"),
    "channel_type": rows.Unknown("type"),
    "function_type": rows.Unknown("type"),
    "struct_type": rows.Unknown("type"),
    "interface_type": rows.Unknown("type"),
    # expressions
    "nil": rows.Constant(None),
    "true": rows.Constant(value=True),
    "false": rows.Constant(value=False),
    "iota": rows.Unknown("number"),
    "int_literal": rows.Numeral(octal=True),
    "float_literal": rows.Numeral(),
    "rune_literal": rows.Unknown("number"),
    "interpreted_string_literal": rows.String(opening=('"',), closing=('"',), decode=escapes.python),
    "raw_string_literal": rows.String(opening=("`",), closing=("`",), decode=escapes.verbatim),
    "binary_expression": rows.Binary("left", "operator", "right"),
    "unary_expression": rows.Unary("operator", "operand", ("&", "*", "<-")),
    "selector_expression": rows.Member("operand", "field"),
    "index_expression": rows.Subscript("operand", "index"),
    "slice_expression": rows.Unwrap("operand"),
    "call_expression": packaged_rows.Invoke(
        "function", "arguments", "argument_list", ("make", "new"), "append", PRINTS
    ),
    "variadic_argument": rows.Splat(0, "list"),
    "type_conversion_expression": rows.Unwrap("operand"),
    "type_assertion_expression": rows.Unwrap("operand"),
    "type_instantiation_expression": rows.Unwrap("type"),
    "parenthesized_expression": rows.Unwrap(0),
    "expression_list": rows.Items(comma=True),
    "composite_literal": packaged_rows.Composite(
        "type", "body", ("map_type",), ("slice_type", "array_type", "implicit_length_array_type"), ("value", "element")
    ),
    "literal_value": packaged_rows.Body("keyed_element", "key", "value"),
    "literal_element": rows.Unwrap(0),
    "func_literal": packaged_rows.Literal("parameters", "result", "body"),
    # statements
    "source_file": actions.Block(),
    "block": actions.Block(),
    "statement_list": actions.Block(),
    "for_clause": actions.Block(),
    "const_declaration": actions.Block(),
    "var_declaration": actions.Block(),
    "var_spec_list": actions.Block(),
    "type_declaration": actions.Block(),
    "import_declaration": actions.Block(),
    "import_spec_list": actions.Block(),
    "select_statement": actions.Block(),
    "communication_case": actions.Block(),
    "labeled_statement": actions.Block(),
    "label_name": actions.Nothing(),
    "package_clause": actions.Nothing(),
    "break_statement": actions.Escape(),
    "continue_statement": actions.Escape(),
    "goto_statement": actions.Nothing(),
    "fallthrough_statement": actions.Nothing(),
    "empty_statement": actions.Nothing(),
    "inc_statement": actions.Evaluate(),
    "dec_statement": actions.Evaluate(),
    "go_statement": actions.Evaluate(),
    "defer_statement": actions.Evaluate(),
    "send_statement": actions.Evaluate(),
    "expression_statement": actions.Statement(),
    "return_statement": actions.Return(0),
    "if_statement": actions.If("condition", "consequence", "alternative", first="initializer"),
    "for_statement": packaged_rows.Range("range_clause", "left", "right", "body", OVER),
    "expression_switch_statement": actions.Switch("value", None),
    "type_switch_statement": actions.Switch("value", None),
    "expression_case": actions.SwitchCase(label="expression_list"),
    "type_case": actions.SwitchCase("type"),
    "default_case": actions.SwitchCase(label="expression_list"),
    # definitions
    "import_spec": packaged_rows.Package("name", "path", "dot", "blank_identifier"),
    "short_var_declaration": packaged_rows.Spread("left", "right", declares=True),
    "assignment_statement": packaged_rows.Spread("left", "right", "operator"),
    "receive_statement": packaged_rows.Spread("left", "right", declares=True),
    "var_spec": packaged_rows.Spread("name", "value", declares=True, type="type"),
    "const_spec": packaged_rows.Spread("name", "value", declares=True, type="type"),
    "type_spec": packaged_rows.Type("name", "type", "struct_type", "field_declaration", "tag"),
    "type_alias": actions.Nothing(),
    "function_declaration": packaged_rows.Function("name", "parameters", "result", "body"),
    "method_declaration": packaged_rows.Function("name", "parameters", "result", "body", "receiver"),
}

OPERATORS = {
    "+": "concat",
    "+=": "concat",
    "==": "==",
    "!=": "!=",
    "!": "not",
    "&&": "and",
}

GRAMMAR = Grammar(
    dialect=DIALECT,
    package="tree_sitter_go",
    rows=ROWS,
    operators=OPERATORS,
    extras=("comment",),
    through=("URL",),
    begins=("func ", "func _() {", "}"),
)
