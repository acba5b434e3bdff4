"""Python: what the evaluator may know of it, and what its library functions do to strings and mappings."""

from __future__ import annotations

import sys

from auditor.frontends.dialect import Dialect, LibraryRow

PARSERS = ("ConfigParser", "SafeConfigParser", "RawConfigParser")

LIBRARY = (
    # text that passes through: encodings, trimming, case
    *(LibraryRow(name, "same") for name in ("str", "unicode", "bytes", "quote", "quote_plus", "unquote", "urlquote")),
    *(LibraryRow(name, "same") for name in ("smart_str", "force_str", "smart_text", "force_text", "escape", "URL")),
    *(LibraryRow(name, "same") for name in ("to_bytes", "to_text", "ensure_str", "ensure_text", "b", "u", "text_type")),
    *(LibraryRow(name, "same") for name in ("copy", "deepcopy", "list", "tuple", "OrderedDict", "MultiDict", "sorted")),
    *(LibraryRow(name, "same") for name in ("HTTPHeaders", "CaseInsensitiveDict", "cast2", "iter", "set", "frozenset")),
    *(LibraryRow(f"*.{name}", "same", ("r",)) for name in ("encode", "decode", "strip", "rstrip", "lstrip")),
    *(LibraryRow(f"*.{name}", "same", ("r",)) for name in ("copy", "geturl", "as_string", "__str__")),
    *(LibraryRow(f"*.{name}", name, ("r",)) for name in ("lower", "upper", "capitalize", "title", "swapcase")),
    LibraryRow("*.replace", "replace", ("r", 0, 1)),
    # text from pieces
    LibraryRow("*.format", "format", ("r",)),
    LibraryRow("*.format_map", "format", ("r",)),
    LibraryRow("*.join", "join", ("r", 0)),
    LibraryRow("*.safe_substitute", "template", ("r",)),
    LibraryRow("*.substitute", "template", ("r",)),
    LibraryRow("Template", "same"),
    LibraryRow("*.split", "split", ("r", 0)),
    LibraryRow("os.path.join", "slash"),
    LibraryRow("posixpath.join", "slash"),
    LibraryRow("path.join", "slash"),
    LibraryRow("urljoin", "url", (0, 1)),
    LibraryRow("urlunparse", "unparse", (0,)),
    LibraryRow("urlunsplit", "unparse", (0,)),
    LibraryRow("url_concat", "withquery", (0, 1)),
    LibraryRow("*.with_query", "withquery", ("r", 0)),
    LibraryRow("urlencode", "query", (0,)),
    LibraryRow("json.dumps", "serialise", (0,)),
    LibraryRow("simplejson.dumps", "serialise", (0,)),
    # mappings
    LibraryRow("dict", "table"),
    LibraryRow("OrderedDict", "table"),
    LibraryRow("SimpleNamespace", "table"),
    LibraryRow("*.update", "update", ("r", 0)),
    LibraryRow("*.setdefault", "putnew", ("r", 0, 1)),
    LibraryRow("*.add_header", "put", ("r", 0, 1)),
    LibraryRow("*.append", "append", ("r", 0)),
    LibraryRow("*.insert", "insert", ("r", 0, 1)),
    LibraryRow("setattr", "setmember", (0, 1, 2)),
    LibraryRow("*.add", "append", ("r", 0)),
    LibraryRow("*.extend", "update", ("r", 0)),
    LibraryRow("*.get", "index", ("r", 0, 1)),
    LibraryRow("*.pop", "index", ("r", 0, 1)),
    LibraryRow("*.pop", "remove", ("r", 0)),
    LibraryRow("*.items", "items", ("r",)),
    LibraryRow("*.iteritems", "items", ("r",)),
    LibraryRow("*.keys", "keys", ("r",)),
    LibraryRow("*.values", "values", ("r",)),
    LibraryRow("zip", "zip"),
    LibraryRow("enumerate", "enumerate", (0,)),
    LibraryRow("random.choice", "pick", (0,)),
    LibraryRow("next", "pick", (0,)),
    LibraryRow("partial", "partial"),
    LibraryRow("map", "map", (1, 0)),
    LibraryRow("import_module", "module"),
    LibraryRow("__import__", "module"),
    # what a text is given to without going anywhere
    *(
        LibraryRow(name, "quiet")
        for name in ("print", "pprint", "len", "isinstance", "hasattr", "repr", "hash", "type")
    ),
    *(
        LibraryRow(f"*.{name}", "quiet")
        for name in ("debug", "info", "warning", "warn", "error", "exception", "critical")
    ),
    *(LibraryRow(f"*.{name}", "quiet") for name in ("write", "writelines", "startswith", "endswith", "find", "index")),
    *(LibraryRow(f"*.{name}", "quiet") for name in ("assertEqual", "assertEquals", "assertIn", "assertTrue", "count")),
    *(
        LibraryRow(f"re.{name}", "quiet")
        for name in ("compile", "match", "search", "sub", "findall", "finditer", "split")
    ),
    # values from outside
    LibraryRow("os.getenv", "env", (0, 1)),
    LibraryRow("getenv", "env", (0, 1)),
    LibraryRow("os.environ.get", "env", (0, 1)),
    LibraryRow("environ.get", "env", (0, 1)),
    LibraryRow("os.environ.setdefault", "env", (0, 1)),
    LibraryRow("env", "env", (0, "default")),
    LibraryRow("env.str", "env", (0, 1, "default")),
    LibraryRow("Env.str", "env", (0, 1, "default")),
    LibraryRow("decouple.config", "env", (0, "default")),
    *(LibraryRow(f"Env.{name}", "env", (0, "default")) for name in ("str", "url", "get_value", "parse_default")),
    LibraryRow("getattr", "member", (0, 1, 2)),
    LibraryRow("super", "super"),
    *(LibraryRow(f"{name}.get", "section", (0, 1, "fallback")) for name in PARSERS),
    *(LibraryRow(f"{name}.{read}", "settings") for name in PARSERS for read in ("[]", "items")),
    LibraryRow("locals", "locals", ()),
    LibraryRow("vars", "locals", ()),
    LibraryRow("yaml.safe_load", "configuration"),
    LibraryRow("yaml.load", "configuration"),
    LibraryRow("json.load", "configuration"),
    LibraryRow("toml.load", "configuration"),
    LibraryRow("tomllib.load", "configuration"),
    LibraryRow("tomli.load", "configuration"),
    LibraryRow("settings.get", "settings", (0, 1)),
    LibraryRow("config.get", "section", (0, 1)),
    LibraryRow("os.environ.[]", "env"),
    LibraryRow("environ.[]", "env"),
    LibraryRow("current_app.config.[]", "settings"),
    LibraryRow("app.config.[]", "settings"),
    LibraryRow("Flask.config.[]", "settings"),
    LibraryRow("json.loads", "filetext"),
    LibraryRow("dotenv_values", "configuration"),
    LibraryRow("dotenv.dotenv_values", "configuration"),
    LibraryRow("ConfigObj", "configuration"),
    LibraryRow("configobj.ConfigObj", "configuration"),
    LibraryRow("settings.*", "settings"),
    LibraryRow("settings.[]", "settings"),
)

DIALECT = Dialect(
    name="python",
    ecosystem="PyPI",
    see_outer=True,
    receiver_parameter=True,
    exits=frozenset({"exit", "quit", "sys.exit", "os._exit"}),
    constructors=("__init__", "__new__"),
    dynamic_member="__getattr__",
    call_member="__call__",
    all_members="__dict__",
    static=("staticmethod",),
    class_methods=("classmethod", "__new__", "__init_subclass__", "__class_getitem__"),
    properties=("property", "cached_property", "reify", "lazy_property", "abstractproperty", "hybrid_property"),
    writers=("setter", "deleter"),
    module_suffixes=(".py", ".pyi", ".pyw"),
    package_files=("__init__.py",),
    library=LIBRARY,
    clients=("session",),
    settings_modules=("odoo.tools.config", "openerp.tools.config", "dynaconf.settings"),
    quiet_endings=("Error", "Exception", "Warning"),
    standard=frozenset(sys.stdlib_module_names),
)
