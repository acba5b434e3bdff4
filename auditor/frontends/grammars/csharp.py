"""C#: what the evaluator may know of it, and what its library functions do to strings and mappings."""

from __future__ import annotations

from types import MappingProxyType

from auditor.frontends.dialect import Dialect, LibraryRow

SAME = (
    "Uri.EscapeDataString", "Uri.EscapeUriString", "Uri.UnescapeDataString", "HttpUtility.UrlEncode",
    "HttpUtility.UrlPathEncode", "HttpUtility.UrlDecode", "HttpUtility.HtmlEncode", "HttpUtility.UrlEncodeUnicode",
    "WebUtility.UrlEncode", "WebUtility.UrlDecode", "WebUtility.HtmlEncode", "Server.UrlEncode", "Server.HtmlEncode",
    "UrlEncoder.Default.Encode", "SecurityElement.Escape", "Convert.ToString", "Url.Encode", "UrlEncode",
    "string.Copy", "String.Copy", "string.Intern", "StringContent", "ByteArrayContent", "FormUrlEncodedContent",
    "FormUrlEncodedContentEx", "Url", "Task.FromResult", "Lazy", "StringReader", "String",
    "StreamWriter", "BinaryWriter", "BufferedStream",
)  # fmt: skip

SAME_FIRST = ("GetBytes", "GetString", "EscapeDataString")

SAME_RECEIVER = (
    "Trim", "TrimEnd", "TrimStart", "ToList", "ToArray", "AsEnumerable", "ConfigureAwait", "Where", "OrderBy",
    "OrderByDescending", "Distinct", "Cast", "OfType", "Reverse", "Clone", "Normalize", "GetAwaiter", "GetResult",
    "ToUri", "AsReadOnly", "ToCharArray", "GetLeftPart", "GetRequestStream", "GetRequestStreamAsync", "WithTimeout",
    "WithHeader", "WithHeaders", "AllowAnyHttpStatus", "WithClient", "FirstOrDefault", "ToDictionary", "PadLeft",
)  # fmt: skip

TABLES = (
    "Dictionary", "SortedDictionary", "SortedList", "Hashtable", "NameValueCollection", "ConcurrentDictionary",
    "ListDictionary", "HybridDictionary", "OrderedDictionary", "StringDictionary", "MultipartFormDataContent",
    "ExpandoObject", "JObject", "WebHeaderCollection", "IDictionary", "IReadOnlyDictionary",
)  # fmt: skip

LISTS = ("List", "ArrayList", "HashSet", "Collection", "LinkedList", "Queue", "IList", "ICollection", "IEnumerable")

PAIRS = ("KeyValuePair", "KeyValuePair.Create", "Tuple", "Tuple.Create", "Parameter", "DictionaryEntry")

PARAMETERS = ("AddParameter", "AddQueryParameter", "AddOrUpdateParameter", "AddOrUpdateQueryParameter", "AddBody")

QUIET = (
    "WriteLine", "LogInformation", "LogDebug", "LogError", "LogWarning", "LogTrace", "LogCritical", "Debug", "Info",
    "Warn", "Error", "Fatal", "Trace", "Information", "Warning", "StartsWith", "EndsWith", "Contains", "IndexOf",
    "LastIndexOf", "Equals", "CompareTo", "ContainsKey", "TryGetValue", "AreEqual", "AreNotEqual", "Equal", "NotNull",
    "IsTrue", "Should", "Be", "HasFlag",
)  # fmt: skip

QUIET_FUNCTIONS = (
    "string.IsNullOrEmpty", "String.IsNullOrEmpty", "string.IsNullOrWhiteSpace", "String.IsNullOrWhiteSpace",
    "string.Equals", "String.Equals", "string.Compare", "Regex.IsMatch", "Regex.Match", "Regex.Matches", "Regex",
    "Console.Write", "Console.WriteLine", "Debug.WriteLine", "Debug.Write", "Trace.WriteLine", "MessageBox.Show",
    "Process.Start", "Response.Redirect", "Response.Write", "Redirect", "File.WriteAllText", "File.AppendAllText",
    "Uri.TryCreate", "Uri.IsWellFormedUriString", "Path.Combine", "ArgumentNullException",
)  # fmt: skip

SENT = (
    "GetResponse", "GetResponseAsync", "BeginGetResponse", "Write", "WriteAsync", "GetJsonAsync", "GetStringAsync",
    "GetAsync", "GetStreamAsync", "GetBytesAsync", "PostAsync", "PostJsonAsync", "PostStringAsync", "ReceiveJson",
    "PostUrlEncodedAsync", "PutAsync", "PutJsonAsync", "DeleteAsync", "SendAsync", "PostMultipartAsync",
)  # fmt: skip

CONFIGURATIONS = ("AppSettings", "Configuration", "configuration", "_configuration", "_config", "config", "Config")

LIBRARY = (
    # text that passes through
    *(LibraryRow(name, "same") for name in SAME),
    *(LibraryRow(f"*.{name}", "same") for name in SAME_FIRST),
    *(LibraryRow(f"*.{name}", "same", ("r",)) for name in SAME_RECEIVER),
    LibraryRow("*.ToString", "query", ("r",)),
    *(LibraryRow(f"*.{name}", "lower", ("r",)) for name in ("ToLower", "ToLowerInvariant")),
    *(LibraryRow(f"*.{name}", "upper", ("r",)) for name in ("ToUpper", "ToUpperInvariant")),
    *(LibraryRow(f"*.{name}", "replace", ("r", 0, 1)) for name in ("Replace",)),
    LibraryRow("*.Substring", "stretch", ("r", 0, 1)),
    *(LibraryRow(f"*.{name}", "same", ("r",)) for name in ("AbsoluteUri", "OriginalString", "Result", "Value")),
    # text from pieces
    LibraryRow("StringBuilder", "text"),
    *(LibraryRow(f"*.{name}", "grow", ("r", 0)) for name in ("Append", "AppendLine")),
    LibraryRow("*.AppendFormat", "growby", ("r", "string.Format")),
    *(LibraryRow(f"{name}.Format", "numbered", ()) for name in ("string", "String")),
    *(LibraryRow(f"{name}.Concat", "together", ()) for name in ("string", "String")),
    *(LibraryRow(f"{name}.Join", "joinall", (0, 1)) for name in ("string", "String")),
    LibraryRow("*.Split", "split", ("r", 0)),
    LibraryRow("Uri", "url", (0, 1)),
    LibraryRow("UriBuilder", "builder"),
    LibraryRow("*.Uri", "built", ("r",)),
    LibraryRow("*.AppendPathSegment", "path", ("r", 0)),
    LibraryRow("*.AppendPathSegments", "path", ("r", 0, 1, 2, 3, 4, 5)),
    *(LibraryRow(f"*.{name}", "queried", ("r", 0, 1)) for name in ("SetQueryParam", "SetQueryParams")),
    LibraryRow("QueryHelpers.AddQueryString", "queried", (0, 1, 2)),
    LibraryRow("QueryString.Create", "query"),
    LibraryRow("HttpUtility.ParseQueryString", "parsed"),
    LibraryRow("JsonConvert.SerializeObject", "serialise"),
    LibraryRow("JsonSerializer.Serialize", "serialise"),
    # mappings and lists
    *(LibraryRow(name, "table") for name in TABLES),
    *(LibraryRow(name, "list") for name in LISTS),
    *(LibraryRow(name, "pair", (0, 1)) for name in PAIRS),
    *(LibraryRow(f"*.{name}", "put", ("r", 0, 1)) for name in ("Add", "Set", "TryAdd", "TryAddWithoutValidation")),
    LibraryRow("*.Add", "append", ("r", 0)),
    LibraryRow("*.AddRange", "update", ("r", 0)),
    LibraryRow("*.GetValueOrDefault", "index", ("r", 0, 1)),
    *(LibraryRow(f"*.{name}", "keys", ("r",)) for name in ("AllKeys", "Keys")),
    LibraryRow("*.Values", "values", ("r",)),
    LibraryRow("*.Select", "map", ("r", 0)),
    LibraryRow("entries", "entries"),
    # requests put together step by step
    *(LibraryRow(f"*.{name}", "param", ("r", 0, 1)) for name in PARAMETERS),
    LibraryRow("*.AddUrlSegment", "segment", ("r", 0, 1)),
    *(LibraryRow(f"*.{name}", "header", ("r", 0, 1)) for name in ("AddHeader", "AddDefaultHeader")),
    *(LibraryRow(name, "object") for name in ("WebRequest.Create", "HttpWebRequest.Create", "WebRequest.CreateHttp")),
    *(LibraryRow(f"*.{name}", "request", ("r",)) for name in SENT),
    # what a text is given to without going anywhere
    *(LibraryRow(f"*.{name}", "quiet") for name in QUIET),
    *(LibraryRow(name, "quiet") for name in QUIET_FUNCTIONS),
    # values from outside
    LibraryRow("Environment.GetEnvironmentVariable", "env"),
    *(LibraryRow(f"{name}.[]", "settings") for name in CONFIGURATIONS),
    LibraryRow("AppSettings.Get", "settings"),
    LibraryRow("*.GetValue", "settings", (0, 1)),
    LibraryRow("*.GetSection", "settings"),
    LibraryRow("CloudConfigurationManager.GetSetting", "settings"),
    LibraryRow("Default.*", "settings"),
)

CONSTANTS = {
    "UriKind.Absolute": "",
    "UriKind.Relative": "",
    "UriKind.RelativeOrAbsolute": "",
    "string.Empty": "",
    "String.Empty": "",
    "Environment.NewLine": "\n",
    **{f"HttpMethod.{verb.title()}": verb for verb in ("GET", "POST", "PUT", "DELETE", "PATCH")},
    **{f"Method.{verb}": verb for verb in ("GET", "POST", "PUT", "DELETE", "PATCH")},
    **{f"Method.{verb.title()}": verb for verb in ("GET", "POST", "PUT", "DELETE", "PATCH")},
    **{f"Http.{verb.title()}": verb for verb in ("GET", "POST", "PUT")},
}

READS = ("AbsoluteUri", "OriginalString", "Result", "Value", "Uri", "AllKeys", "Keys", "Values")

DIALECT = Dialect(
    name="csharp",
    ecosystem="NuGet",
    implicit_this=True,
    exits=frozenset({"Environment.Exit"}),
    declared_locals=True,
    global_classes=True,
    opens_namespaces=True,
    open_classes=True,
    overloads=True,
    capital_makes=False,
    constructors=("<init>",),
    properties=("get",),
    extensions=("this",),
    pair_members=("Key", "Value"),
    reads=frozenset(READS),
    class_member="Name",
    standing=MappingProxyType({"BaseAddress": "base_url"}),
    constants=MappingProxyType(CONSTANTS),
    module_suffixes=(".cs", ".csx"),
    library=LIBRARY,
    clients=("CreateClient",),
    quiet_endings=("Exception",),
)
