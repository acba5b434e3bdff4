"""TypeScript's syntax rows: JavaScript's, and what types add."""

from __future__ import annotations

from dataclasses import replace

from auditor.frontends.grammars import javascript_syntax as javascript
from auditor.frontends.treesitter import actions, rows

ROWS: dict[rows.Kind, rows.Row] = {
    **javascript.ROWS,
    "as_expression": rows.Unwrap(0),
    "satisfies_expression": rows.Unwrap(0),
    "non_null_expression": rows.Unwrap(0),
    "type_assertion": rows.Unwrap(-1),
    "instantiation_expression": rows.Unwrap(0),
    "type_annotation": rows.Unwrap(0),
    "extends_clause": rows.Unwrap("value"),
    "implements_clause": rows.Unknown("types"),
    "type_identifier": rows.Identifier(),
    "enum_body": actions.Block(),
    "enum_assignment": actions.Field("name", "value"),
    "public_field_definition": actions.Field("name", "value", "type"),
    "class_declaration": actions.Class("name", "@class_heritage", "body"),
    "abstract_class_declaration": actions.Class("name", "@class_heritage", "body"),
    "enum_declaration": actions.Class("name", None, "body"),
    "import_statement": actions.TakeFrom(("import_clause", "import_require_clause"), "source", "namespace_import"),
    # types say nothing about values
    **dict.fromkeys(
        (
            "interface_declaration",
            "type_alias_declaration",
            "function_signature",
            "method_signature",
            "abstract_method_signature",
            "index_signature",
            "import_alias",
        ),
        actions.Nothing(),
    ),
    **dict.fromkeys(("type_arguments", "type_parameters", "type_predicate_annotation"), rows.Unknown("types")),
}

FIELDING = ("accessibility_modifier", "readonly", "override_modifier")

PARAMETERS: dict[rows.Kind, actions.Parameter | actions.Separator] = {
    **javascript.PARAMETERS,
    "required_parameter": actions.Parameter("pattern", "value", "type", fielding=FIELDING),
    "optional_parameter": actions.Parameter("pattern", "value", "type", fielding=FIELDING),
}

GRAMMAR = replace(
    javascript.GRAMMAR,
    package="tree_sitter_typescript",
    entry="language_typescript",
    rows=ROWS,
    parameters=PARAMETERS,
)
