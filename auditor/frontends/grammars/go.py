"""Go: what the evaluator may know of it, and what its library functions do to strings and mappings."""

from __future__ import annotations

from types import MappingProxyType

from auditor.frontends.dialect import Dialect, LibraryRow

OVER = ("range.keys", "range.values", "range.items")
"""What a loop goes over: keys, items, both."""

PRINTS = MappingProxyType(
    {
        "fmt.Fprintf": ("WriteString", "Sprintf"),
        "fmt.Fprint": ("WriteString", "Sprint"),
        "fmt.Fprintln": ("WriteString", "Sprintln"),
    }
)
"""What prints onto a writer: how it is written to, with what another function makes."""

SAME = (
    "url.QueryEscape", "url.PathEscape", "url.QueryUnescape", "url.PathUnescape", "url.Parse", "url.ParseRequestURI",
    "html.EscapeString", "string", "strings.TrimSpace", "strings.Trim", "strings.TrimSuffix", "strings.TrimRight",
    "strings.TrimPrefix", "strings.TrimLeft", "strings.Clone", "strings.NewReader", "bytes.NewReader",
    "bytes.NewBuffer", "bytes.NewBufferString", "ioutil.NopCloser", "io.NopCloser", "append", "template.URL",
    "template.HTML", "strconv.Quote", "template.URLQueryEscaper", "html.UnescapeString",
)  # fmt: skip
SAME_RECEIVER = (
    "WithContext", "Clone", "Bytes", "EnableTrace", "SetContext", "SetResult", "SetError",
)  # fmt: skip
REPLACES = ("strings.Replace", "strings.ReplaceAll", "bytes.Replace", "bytes.ReplaceAll")
TABLES = ("url.Values", "http.Header", "gin.H", "req.Param", "req.QueryParam", "req.Header")
VERBS = ("GET", "POST", "PUT", "DELETE", "PATCH")
QUIET_FUNCTIONS = (
    "fmt.Println", "fmt.Printf", "fmt.Print", "fmt.Errorf", "errors.New", "errors.Wrap", "errors.Wrapf", "panic",
    "log.Println", "log.Printf", "log.Print", "log.Fatal", "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf",
    "strings.Contains", "strings.HasPrefix", "strings.HasSuffix", "strings.Index", "strings.EqualFold",
    "strings.Count", "regexp.MustCompile", "regexp.Compile", "regexp.MatchString", "assert.Equal", "assert.Contains",
    "require.Equal", "require.Contains", "len", "http.HandleFunc", "http.Redirect", "http.Error", "os.WriteFile",
    "ioutil.WriteFile", "json.Unmarshal", "reflect.DeepEqual",
)  # fmt: skip
QUIET = (
    "Errorf", "Fatalf", "Logf", "Infof", "Debugf", "Warnf", "Printf", "Println", "Error", "Fatal", "Log", "Info",
    "Debug", "Warn", "Print", "HandleFunc", "MatchString", "Skip", "Skipf",
)  # fmt: skip

LIBRARY = (
    # text that passes through
    *(LibraryRow(name, "same") for name in SAME),
    *(LibraryRow(f"*.{name}", "same", ("r",)) for name in SAME_RECEIVER),
    LibraryRow("strings.ToLower", "lower"),
    LibraryRow("strings.ToUpper", "upper"),
    *(LibraryRow(name, "replace", (0, 1, 2)) for name in REPLACES),
    # text from pieces
    LibraryRow("fmt.Sprintf", "percent"),
    *(LibraryRow(f"fmt.{name}", "together", ()) for name in ("Sprint", "Sprintln")),
    LibraryRow("strings.Join", "join", (1, 0)),
    *(LibraryRow(name, "split", (0, 1)) for name in ("strings.Split", "strings.SplitN")),
    *(LibraryRow(name, "slash", ()) for name in ("path.Join", "url.JoinPath")),
    *(LibraryRow(name, "text", ()) for name in ("strings.Builder", "bytes.Buffer")),
    *(LibraryRow(f"*.{name}", "grow", ("r", 0)) for name in ("WriteString", "Write", "WriteByte", "WriteRune")),
    *(LibraryRow(f"*.{name}", "built", ("r",)) for name in ("String", "RequestURI")),
    LibraryRow("*.ResolveReference", "url", ("r", 0)),
    LibraryRow("*.JoinPath", "path", ("r", 0, 1, 2)),
    # mappings and lists
    *(LibraryRow(name, "table") for name in TABLES),
    *(LibraryRow(f"*.{name}", "put", ("r", 0, 1)) for name in ("Set", "Add")),
    LibraryRow("*.Encode", "query", ("r",)),
    LibraryRow("*.Query", "parsed", ("r",)),
    LibraryRow("url.ParseQuery", "parsed"),
    LibraryRow("*.Get", "index", ("r", 0)),
    LibraryRow("*..append", "append", ("r", 0)),
    LibraryRow("*..extend", "update", ("r", 0)),
    *(LibraryRow(name, name.rpartition(".")[2]) for name in OVER),
    *(LibraryRow(name, "serialise") for name in ("json.Marshal", "json.MarshalIndent")),
    # URLs and requests that are put together step by step
    LibraryRow("url.URL", "builder", ()),
    *(LibraryRow(f"*.{name}", "object", ("r",)) for name in ("R", "NewRequest", "AcquireRequest")),
    *(LibraryRow(f"*.{name}", "param", ("r", 0, 1)) for name in ("SetQueryParam", "SetQueryParams", "SetFormData")),
    *(LibraryRow(f"*.{name}", "param", ("r", 0)) for name in ("SetQueryParamsFromValues", "SetFormDataFromValues")),
    *(LibraryRow(f"*.{name}", "param", ("r", 0)) for name in ("SetQueryString", "QueryStruct", "BodyForm")),
    *(LibraryRow(f"*.{name}", "header", ("r", 0, 1)) for name in ("SetHeader", "SetHeaders")),
    *(LibraryRow(f"*.{name}", "attach", ("r", 0)) for name in ("SetBody", "SetRequestURI", "SetHostURL", "SetBaseURL")),
    # what a text is given to without going anywhere
    *(LibraryRow(f"*.{name}", "quiet") for name in QUIET),
    *(LibraryRow(name, "quiet") for name in QUIET_FUNCTIONS),
    # values from outside
    *(LibraryRow(name, "env") for name in ("os.Getenv", "os.LookupEnv", "syscall.Getenv")),
    *(LibraryRow(name, "settings") for name in ("viper.GetString", "viper.Get", "viper.GetStringMapString")),
    *(LibraryRow(f"viper.New.{name}", "settings") for name in ("GetString", "Get")),
    LibraryRow("ini.Load", "configuration"),
    *(LibraryRow(f"*.{name}", "index", ("r", 0)) for name in ("Section", "Key")),
    *(LibraryRow(f"*.{name}", "same", ("r",)) for name in ("String", "Value")),
    *(LibraryRow(name, "settings", (0, 1)) for name in ("flag.String", "pflag.String")),
)  # fmt: skip

STANDARD = frozenset({
    "archive", "bufio", "bytes", "compress", "container", "context", "crypto", "database", "encoding", "errors",
    "expvar", "flag", "fmt", "hash", "html", "image", "io", "log", "math", "mime", "net", "os", "path", "reflect",
    "regexp", "runtime", "sort", "strconv", "strings", "sync", "testing", "text", "time", "unicode", "unsafe",
})  # fmt: skip

DIALECT = Dialect(
    name="go",
    ecosystem="Go",
    declares=True,
    exits=frozenset({"panic", "os.Exit", "log.Fatal", "log.Fatalf", "log.Fatalln"}),
    class_names=False,
    open_classes=True,
    shared_folder=True,
    folder_imports=True,
    several_results=True,
    receiver_parameter=True,
    capital_makes=False,
    module_suffixes=(".go",),
    library=LIBRARY,
    clients=("NewRequest", "NewRequestWithContext", "New", "NewClient"),
    constants=MappingProxyType({f"http.Method{verb.title()}": verb for verb in VERBS}),
    url_parts=MappingProxyType({"RawQuery": "?", "Path": ""}),
    standard=STANDARD,
)
