"""How kinds of files write their comments, and whether what stands unquoted after a key is text or code."""

from __future__ import annotations

from auditor.plain import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """What begins a comment that ends with the line, what encloses longer ones, and whether the rest is code.

    `typed` is the word between a name and its type. `settings`: its names and values are read by programs.
    """

    line: tuple[str, ...] = ()
    blocks: tuple[tuple[str, str], ...] = ()
    code: bool = False
    typed: str = ""
    settings: bool = False


MARKUP = ("<!--", "-->")
STARS = ("/*", "*/")

PLAIN = Style()
CONFIGURATION = Style(("#",))
ENVIRONMENT = Style(("#",), settings=True)
SLASHES = Style(("//",), (STARS,), code=True)

STYLES = {
    CONFIGURATION: "yml yaml toml env sh bash zsh fish properties tf tfvars hcl conf cnf graphql http po",
    ENVIRONMENT: "mk dockerfile containerfile htaccess envrc",
    Style(("#", ";")): "ini cfg editorconfig gitconfig npmrc service",
    Style(
        blocks=(MARKUP,)
    ): "html htm xhtml xml xsl svg md markdown wsdl config csproj plist jsp aspx ejs hbs erb twig",
    SLASHES: "js mjs cjs jsx ts tsx java kt kts scala groovy gradle swift m mm c h cc cpp hpp cs go rs dart jsonc "
    "dg ds deluge cls trigger pas dpr dfm sol zig",
    Style(("//",), (STARS, MARKUP), code=True): "vue svelte astro scss less cfm cfc",
    Style(("//", "#"), (STARS, MARKUP), code=True): "php phtml inc ctp",
    Style(("#",), code=True): "py pyw pyi rb rake pl pm r jl ex exs cr coffee",
    Style(("#",), (("<#", "#>"),), code=True): "ps1 psm1 psd1",
    Style(("--",), (STARS,), code=True): "sql",
    Style(("--",), code=True): "lua hs elm",
    Style((";",), code=True): "clj cljs cljc edn lisp lsp el scm rkt",
    Style(("%",), code=True): "erl hrl",
    Style(("*",), code=True): "abap",
    Style((), (STARS,), code=True): "css",
    Style(("'",), code=True, typed="As"): "vb vbs bas frm",
}
BY_SUFFIX = {suffix: style for style, suffixes in STYLES.items() for suffix in suffixes.split()}
BY_NAME = {
    **dict.fromkeys(("dockerfile", "containerfile", "makefile", "gnumakefile", "crontab", "procfile"), ENVIRONMENT),
    "jenkinsfile": SLASHES,
}


def style_of(path: str) -> Style:
    """The style of a file, by its name: by the last of its suffixes that says something (`.env.production`)."""
    name = path.rpartition("/")[2].lower()
    suffixes = reversed(name.split(".")[1:])
    found = BY_NAME.get(name) or next((BY_SUFFIX[suffix] for suffix in suffixes if suffix in BY_SUFFIX), None)
    return found or BY_NAME.get(name.partition(".")[0], PLAIN)
