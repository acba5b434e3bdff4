"""The shell's syntax rows."""

from __future__ import annotations

from auditor.frontends.commands import CLIENTS
from auditor.frontends.grammars.shell import DIALECT
from auditor.frontends.treesitter import actions, escapes, rows, shell_rows
from auditor.frontends.treesitter.grammar import Grammar

WORD = rows.String(opening=(), closing=(), decode=escapes.shell_word)
VARIABLE = shell_rows.Variable(("variable_name", "special_variable_name"), "subscript")

ROWS: dict[rows.Kind, rows.Row] = {
    # words
    "word": WORD,
    "number": WORD,
    "extglob_pattern": WORD,
    "regex": WORD,
    "test_operator": rows.Unknown("operator"),
    "string": rows.String(opening=('"',), closing=('"',), decode=escapes.shell, content=("string_content",)),
    "raw_string": rows.String(opening=(), closing=(), decode=escapes.verbatim, inset=(1, 1)),
    "ansi_c_string": rows.String(opening=(), closing=(), decode=escapes.javascript, inset=(2, 1)),
    "translated_string": rows.Unwrap(0),
    "heredoc_body": rows.String(opening=(), closing=(), decode=escapes.shell, content=("heredoc_content",)),
    "concatenation": rows.Joined(),
    "array": rows.Items(),
    "simple_expansion": VARIABLE,
    "expansion": VARIABLE,
    "command_substitution": shell_rows.Substitution(),
    "process_substitution": shell_rows.Substitution(),
    "arithmetic_expansion": rows.Unknown("number"),
    "brace_expression": rows.Unknown("braces"),
    # conditions
    "test_command": rows.Unwrap(0),
    "binary_expression": rows.Binary("left", "operator", "right"),
    "unary_expression": rows.Unary("operator", -1),
    "parenthesized_expression": rows.Unwrap(0),
    # commands
    "program": actions.Block(),
    "compound_statement": actions.Block(),
    "subshell": actions.Block(),
    "do_group": actions.Block(),
    "else_clause": actions.Block(),
    "negated_command": actions.Block(),
    "variable_assignments": actions.Block(),
    "unset_command": actions.Nothing(),
    "command": shell_rows.Command(
        name="name",
        argument="argument",
        assignment="variable_assignment",
        clients=CLIENTS,
        prints=("echo", "printf", "print"),
        formats="printf",
        includes=("source", "."),
        reads=("read", "getopts", "mapfile", "readarray"),
        exports=("export", "local", "declare", "readonly", "typeset"),
        shift="shift",
        passes=("cat",),
    ),
    "command_name": rows.Unwrap(0),
    "pipeline": shell_rows.Pipeline(),
    "list": shell_rows.Sequel(),
    "redirected_statement": shell_rows.Redirected("body", "file_redirect"),
    "heredoc_redirect": shell_rows.Below("heredoc_start", "heredoc_body", "argument"),
    "herestring_redirect": shell_rows.Text(),
    # variables and functions
    "variable_assignment": shell_rows.Assignment("name", "value", "subscript", "array"),
    "declaration_command": shell_rows.Declaration(
        "variable_assignment", "variable_name", ("local", "declare", "typeset")
    ),
    "function_definition": shell_rows.Function("name", "body"),
    # branches and loops
    "if_statement": shell_rows.IfThen("then", "elif_clause", "else_clause"),
    "case_statement": shell_rows.Case("value", "case_item", "value"),
    "for_statement": shell_rows.ForIn("variable", "value", "body"),
    "c_style_for_statement": actions.Loop("body"),
    "while_statement": shell_rows.While("condition", "body"),
}

OPERATORS = {"=": "==", "==": "==", "!=": "!=", "!": "not", "-z": "not", "&&": "and", "-a": "and"}

GRAMMAR = Grammar(
    dialect=DIALECT,
    package="tree_sitter_bash",
    rows=ROWS,
    operators=OPERATORS,
    extras=("comment",),
)
