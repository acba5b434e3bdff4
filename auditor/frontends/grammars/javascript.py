"""JavaScript and TypeScript: what the evaluator may know of them, and what their library functions do."""

from __future__ import annotations

from auditor.frontends.dialect import Dialect, LibraryRow

LIBRARY = (
    # text that passes through
    *(
        LibraryRow(name, "same")
        for name in (
            "encodeURIComponent", "encodeURI", "decodeURIComponent", "escape", "unescape", "String", "Object",
            "querystring.escape", "querystring.unescape", "Object.freeze", "Object.create", "Promise.resolve",
            "cloneDeep", "clone", "structuredClone", "Array.from", "Buffer.from", "btoa",
        )
    ),
    *(
        LibraryRow(f"*.{name}", "same", ("r",))
        for name in ("toString", "trim", "trimEnd", "trimStart", "valueOf", "normalize", "bind", "reverse", "href")
    ),
    LibraryRow("*.slice", "slice", ("r", 0, 1)),
    LibraryRow("*.substring", "slice", ("r", 0, 1)),
    LibraryRow("*.charAt", "character", ("r", 0)),
    LibraryRow("*.concat", "concat", ("r",)),
    LibraryRow("util.format", "percent"),
    LibraryRow("vsprintf", "percentrow", (0, 1)),
    LibraryRow("sprintf", "percent"),
    LibraryRow("require", "require"),
    LibraryRow("import", "require"),
    LibraryRow("URLSearchParams", "fields"),
    LibraryRow("FormData", "fields"),
    LibraryRow("HttpParams", "fields"),
    LibraryRow("HttpHeaders", "fields"),
    LibraryRow("Headers", "fields"),
    LibraryRow("Map", "fields"),
    LibraryRow("*.toLowerCase", "lower", ("r",)),
    LibraryRow("*.toUpperCase", "upper", ("r",)),
    LibraryRow("*.toLocaleLowerCase", "lower", ("r",)),
    LibraryRow("*.toLocaleUpperCase", "upper", ("r",)),
    LibraryRow("capitalize", "capitalize"),
    LibraryRow("upperFirst", "capitalize"),
    LibraryRow("*.replace", "replace", ("r", 0, 1)),
    LibraryRow("*.replaceAll", "replace", ("r", 0, 1)),
    # text from pieces
    LibraryRow("*.join", "join", (0, "r")),
    LibraryRow("*.split", "split", ("r", 0)),
    LibraryRow("path.join", "slash"),
    LibraryRow("path.posix.join", "slash"),
    LibraryRow("urljoin", "slash"),
    LibraryRow("url.resolve", "url", (0, 1)),
    # queries
    *(
        LibraryRow(f"{module}.{name}", "query")
        for module in ("qs", "querystring", "queryString", "Qs", "query-string")
        for name in ("stringify", "encode")
    ),
    LibraryRow("$.param", "query"),
    LibraryRow("jQuery.param", "query"),
    LibraryRow("JSON.stringify", "serialise"),
    # mappings
    LibraryRow("Object.assign", "table"),
    *(
        LibraryRow(f"{module}.{name}", operation, roles)
        for module in ("_", "lodash", "underscore", "$", "jQuery", "angular", "util")
        for name, operation, roles in (
            ("extend", "table", (0,)), ("assign", "table", (0,)), ("merge", "table", (0,)),
            ("defaults", "mergeunder", (0, 1)), ("pick", "same", (0,)), ("omit", "same", (0,)),
        )
    ),
    LibraryRow("*.append", "put", ("r", 0, 1)),
    LibraryRow("*.set", "put", ("r", 0, 1)),
    LibraryRow("*.push", "append", ("r", 0)),
    LibraryRow("*.get", "index", ("r", 0)),
    LibraryRow("Object.entries", "items"),
    LibraryRow("Object.keys", "keys"),
    LibraryRow("Object.values", "values"),
    # what a text is given to without going anywhere
    *(
        LibraryRow(f"console.{name}", "quiet")
        for name in ("log", "info", "warn", "error", "debug", "trace", "dir", "table")
    ),
    *(
        LibraryRow(f"{holder}.{name}", "quiet")
        for holder in ("logger", "log", "winston", "Logger")
        for name in ("log", "info", "warn", "error", "debug", "verbose")
    ),
    *(
        LibraryRow(f"*.{name}", "quiet")
        for name in (
            "indexOf", "includes", "startsWith", "endsWith", "match", "test", "search", "hasOwnProperty", "reject",
            "addEventListener", "querySelector", "getElementById", "charCodeAt", "localeCompare", "exec",
        )
    ),
    *(LibraryRow(name, "quiet") for name in ("debug", "alert", "expect", "describe", "it", "parseInt", "isNaN")),
    # values from outside
    LibraryRow("process.env.*", "env"),
    *(LibraryRow(name, "configuration") for name in ("yaml.load", "yaml.safeLoad", "YAML.parse", "toml.parse")),
    LibraryRow("process.env.[]", "env"),
    LibraryRow("config.get", "settings"),
    *(LibraryRow(name, "configuration") for name in ("convict", "functions.config", "firebase-functions.config")),
    LibraryRow("nconf.get", "settings"),
    LibraryRow("JSON.parse", "filetext"),
    LibraryRow("*.getProperty", "settings", (0,)),
)  # fmt: skip

DIALECT = Dialect(
    name="javascript",
    ecosystem="npm",
    see_outer=True,
    declares=True,
    exits=frozenset({"process.exit"}),
    class_names=False,
    keyed_members=True,
    path_imports=True,
    exports="exports",
    whole="default",
    constructors=("constructor",),
    properties=("get",),
    writers=("set",),
    module_suffixes=("", ".js", ".ts", ".mjs", ".cjs", ".jsx", ".tsx", ".mts", ".cts", ".json"),
    package_files=("index.js", "index.ts", "index.mjs", "index.cjs", "index.jsx", "index.tsx"),
    library=LIBRARY,
    standard_mark="node:",
    settings_modules=("config",),
    attaches={
        "query": "params",
        "send": "data",
        "write": "data",
        "end": "data",
        "field": "data",
        "form": "data",
        "set": "headers",
        "header": "headers",
        "setRequestHeader": "headers",
    },
    opens=("open",),
    loops={
        "forEach": 0,
        "map": 0,
        "flatMap": 0,
        "filter": 0,
        "some": 0,
        "every": 0,
        "find": 0,
        "eachSeries": 0,
        "each": 1,
        "mapSeries": 0,
        "eachLimit": 0,
        "forEachSeries": 0,
        "mapLimit": 0,
        "parallel": 0,
    },
    clients=("create", "defaults", "extend"),
    quiet_endings=("Error",),
)
