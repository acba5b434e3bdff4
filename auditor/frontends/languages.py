"""The languages that have a grammar: a row each, with the suffixes of their files and the names of interpreters."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from auditor.plain import dataclass

if TYPE_CHECKING:
    from auditor.frontends.treesitter.grammar import Grammar

FIRST_LINE = 200


@dataclass(frozen=True, slots=True)
class Language:
    """One language. `syntax` is the module of `frontends/grammars/` that holds its table as GRAMMAR.

    `names` are files without suffix, in small letters.
    """

    name: str
    suffixes: tuple[str, ...]
    syntax: str
    interpreters: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def grammar(self) -> Grammar:
        """The table, imported when it is asked for."""
        found: Grammar = importlib.import_module(f"auditor.frontends.grammars.{self.syntax}").GRAMMAR
        return found


PYTHON = Language("python", (".py", ".pyw", ".pyi"), "python_syntax", ("python",))

PHP = Language(
    "php",
    (".php", ".phtml", ".inc", ".php3", ".php4", ".php5", ".php7", ".ctp"),
    "php_syntax",
    ("php",),
)
JAVASCRIPT = Language(
    "javascript", (".js", ".mjs", ".cjs", ".jsx", ".gs"), "javascript_syntax", ("node", "deno", "bun")
)
TYPESCRIPT = Language("typescript", (".ts", ".mts", ".cts"), "typescript_syntax")
TSX = Language("tsx", (".tsx",), "tsx_syntax")

JAVA = Language("java", (".java",), "java_syntax")

CSHARP = Language("csharp", (".cs", ".csx"), "csharp_syntax")

RUBY = Language(
    "ruby",
    (".rb", ".rake", ".ru", ".gemspec", ".jbuilder", ".thor"),
    "ruby_syntax",
    ("ruby",),
    ("rakefile", "guardfile", "capfile"),
)
ERB = Language("erb", (".erb", ".rhtml"), "erb_syntax")

SHELL = Language(
    "shell",
    (".sh", ".bash", ".zsh", ".ksh", ".bats"),
    "shell_syntax",
    ("bash", "zsh", "dash", "ksh", "/sh", " sh"),
    (".bashrc", ".bash_profile", ".profile", ".zshrc"),
)

GO = Language("go", (".go",), "go_syntax")

LANGUAGES = (PYTHON, JAVASCRIPT, TYPESCRIPT, TSX, PHP, JAVA, RUBY, ERB, CSHARP, SHELL, GO)

NOTEBOOKS = (".ipynb",)

SUFFIXES = (*(suffix for language in LANGUAGES for suffix in language.suffixes), *NOTEBOOKS)


def is_code(path: str) -> bool:
    """Whether the suffix of a file is one of a language's."""
    return path.lower().endswith(SUFFIXES)


def language_of(path: str, text: str = "") -> Language | None:
    """The language of a file by its suffix, or by its first line where the path has none."""
    name = path.rpartition("/")[2].lower()
    for language in LANGUAGES:
        if name.endswith(language.suffixes) or name in language.names:
            return language
    first = text[:FIRST_LINE].partition("\n")[0]
    if "." in name or not first.startswith("#!"):
        return None
    said = (language for language in LANGUAGES if any(word in first for word in language.interpreters))
    return next(said, None)
