"""PHP: what the evaluator may know of it, and what its library functions do to strings and arrays."""

from __future__ import annotations

from types import MappingProxyType

from auditor.frontends.dialect import Dialect, LibraryRow

SAME = (
    "urlencode", "rawurlencode", "urldecode", "rawurldecode", "trim", "rtrim", "ltrim", "chop", "strval", "utf8_encode",
    "utf8_decode", "htmlspecialchars", "htmlentities", "html_entity_decode", "htmlspecialchars_decode", "addslashes",
    "stripslashes", "strip_tags", "nl2br", "esc_url", "esc_url_raw", "esc_attr", "esc_html", "sanitize_text_field",
    "sanitize_url", "wp_unslash", "esc_sql", "array_filter", "array_unique", "array_reverse",
    "stream_context_create", "collect", "mb_convert_encoding",
    "untrailingslashit", "e",
)  # fmt: skip

QUIET = (
    "curl_close", "curl_error", "curl_errno", "curl_getinfo", "curl_reset", "curl_multi_add_handle", "fclose",
    "print_r", "var_dump", "var_export", "error_log", "strlen", "strpos", "stripos", "strrpos", "strstr", "stristr",
    "preg_match", "preg_match_all", "is_array", "is_string", "is_null", "is_numeric", "is_object", "isset", "empty",
    "count", "sizeof", "in_array", "array_key_exists", "array_search", "function_exists", "class_exists", "defined",
    "method_exists", "property_exists", "str_contains", "str_starts_with", "str_ends_with", "strcmp", "strcasecmp",
    "substr_count", "md5", "sha1", "crc32", "hash", "hash_hmac", "base64_decode", "parse_url", "parse_str", "printf",
    "filter_var", "trigger_error", "header", "dd", "dump", "logger", "syslog", "mail", "wp_mail",
    "fwrite", "fputs", "file_put_contents", "update_option", "add_option", "register_setting", "add_action",
    "add_filter", "do_action", "wp_redirect", "redirect", "wp_die", "mysql_query", "mysqli_query",
    "ini_set", "date", "strtotime", "extract", "assert", "usleep", "set_transient", "wp_enqueue_script",
)  # fmt: skip

METHODS_QUIET = (
    "debug", "info", "notice", "warning", "error", "critical", "alert", "emergency", "log", "writeln", "assertEquals",
    "assertSame", "assertTrue", "assertContains", "assertStringContainsString", "addError", "line", "comment",
    "getConfig",
)  # fmt: skip

PARAMETERS = (
    "addPostFields", "setPostFields", "addPostField", "addPostParameter", "setParameterPost", "setParameterGet",
    "addQueryData", "setQueryData", "setQueryParams", "addParam", "addParameter", "addQueryParam", "setPostField",
    "addPostData", "addQueryString", "setQueryVariable",
)  # fmt: skip

ATTACHED = (
    "setUri", "setUrl", "setURL", "setRawData", "setRawPostData", "setRawBody", "setBody", "setMethod", "setAdapter",
)  # fmt: skip

LIBRARY = (
    # text that passes through
    *(LibraryRow(name, "same") for name in SAME),
    *(LibraryRow(f"*.{name}", "same", ("r",)) for name in ("__toString", "toString", "all", "toArray", "asXML")),
    LibraryRow("substr", "stretch", (0, 1, 2)),
    LibraryRow("mb_substr", "stretch", (0, 1, 2)),
    LibraryRow("strtolower", "lower"),
    LibraryRow("mb_strtolower", "lower"),
    LibraryRow("strtoupper", "upper"),
    LibraryRow("mb_strtoupper", "upper"),
    LibraryRow("ucwords", "title"),
    LibraryRow("ucfirst", "upperfirst"),
    LibraryRow("lcfirst", "lowerfirst"),
    LibraryRow("str_replace", "replace", (2, 0, 1)),
    LibraryRow("str_ireplace", "replace", (2, 0, 1)),
    LibraryRow("preg_replace", "same", (2,)),
    LibraryRow("iconv", "same", (2,)),
    LibraryRow("str_pad", "same"),
    LibraryRow("apply_filters", "same", (1,)),
    LibraryRow("wordwrap", "same"),
    # text from pieces
    LibraryRow("sprintf", "percent"),
    LibraryRow("vsprintf", "percentrow", (0, 1)),
    LibraryRow("strtr", "swap", (0, 1)),
    LibraryRow("implode", "joinvalues", (0, 1)),
    LibraryRow("join", "joinvalues", (0, 1)),
    LibraryRow("explode", "split", (1, 0)),
    LibraryRow("http_build_query", "query"),
    LibraryRow("build_query", "query"),
    LibraryRow("add_query_arg", "addquery"),
    LibraryRow("Uri", "builder"),
    LibraryRow("Uri.withQueryValue", "addquery", (1, 2, 0)),
    LibraryRow("Uri.withQueryValues", "addquery", (1, 0)),
    LibraryRow("trailingslashit", "slashed"),
    LibraryRow("json_encode", "serialise"),
    LibraryRow("wp_json_encode", "serialise"),
    LibraryRow("serialize", "serialise"),
    # arrays
    LibraryRow("array_merge", "merge"),
    LibraryRow("array_merge_recursive", "merge"),
    LibraryRow("array_replace", "merge"),
    LibraryRow("array_replace_recursive", "merge"),
    LibraryRow("wp_parse_args", "mergeunder", (0, 1)),
    LibraryRow("shortcode_atts", "mergeunder", (1, 0)),
    LibraryRow("array_push", "append", (0, 1)),
    LibraryRow("array_keys", "keys"),
    LibraryRow("array_values", "values"),
    LibraryRow("foreach", "items"),
    LibraryRow("array_combine", "combine", (0, 1)),
    LibraryRow("compact", "compact"),
    LibraryRow("end", "pick"),
    LibraryRow("reset", "pick"),
    LibraryRow("current", "pick"),
    LibraryRow("array_shift", "pick"),
    LibraryRow("array_pop", "pick"),
    LibraryRow("define", "define"),
    LibraryRow("constant", "constant"),
    # requests put together step by step
    LibraryRow("curl_setopt", "put", (0, 1, 2)),
    LibraryRow("curl_setopt_array", "update", (0, 1)),
    *(LibraryRow(f"*.{name}", "param", ("r", 0, 1)) for name in PARAMETERS),
    *(LibraryRow(f"*.{name}", "attach", ("r", 0)) for name in ATTACHED),
    *(LibraryRow(f"*.{name}", "header", ("r", 0, 1)) for name in ("setHeader", "addHeader", "setHeaders")),
    *(LibraryRow(f"*.{name}", "request", ("r",)) for name in ("send", "exec", "execute", "request", "sendRequest")),
    LibraryRow("*.setOpt", "put", ("r", 0, 1)),
    LibraryRow("*.setOption", "put", ("r", 0, 1)),
    # what a text is given to without going anywhere
    *(LibraryRow(name, "quiet") for name in QUIET),
    *(LibraryRow(f"*.{name}", "quiet") for name in METHODS_QUIET),
    # values from outside
    LibraryRow("getenv", "env"),
    *(LibraryRow(name, "configuration") for name in ("parse_ini_file", "yaml_parse_file", "Yaml.parseFile")),
    LibraryRow("env", "env", (0, 1)),
    LibraryRow("$_ENV.[]", "env"),
    LibraryRow("$_SERVER.[]", "env"),
    LibraryRow("get_option", "settings", (0, 1)),
    LibraryRow("get_site_option", "settings", (0, 1)),
    LibraryRow("get_theme_mod", "settings", (0, 1)),
    LibraryRow("get_transient", "settings"),
    *(LibraryRow(f"get_{of}_meta", "settings", (1,)) for of in ("user", "post", "term", "comment")),
    LibraryRow("config", "settings", (0, 1)),
    LibraryRow("Config.get", "settings", (0, 1)),
    LibraryRow("Configure.read", "settings"),
    LibraryRow("config.item", "settings"),
    LibraryRow("app.params.[]", "settings"),
    LibraryRow("*.getParameter", "settings"),
    LibraryRow("simplexml_load_file", "configuration"),
    *(LibraryRow(name, "filetext") for name in ("json_decode", "Yaml.parse", "parse_ini_string")),
    LibraryRow("Mage.getStoreConfig", "settings"),
    LibraryRow("variable_get", "settings", (0, 1)),
)

CONSTANTS = {
    "CURLOPT_URL": "url",
    "CURLOPT_POSTFIELDS": "data",
    "CURLOPT_HTTPHEADER": "headers",
    "CURLOPT_CUSTOMREQUEST": "method",
    "CURLOPT_USERPWD": "auth",
    "CURLOPT_PROXY": "proxies",
    "CURLOPT_REFERER": "meta",
    "CURLOPT_COOKIE": "cookies",
    "CURLOPT_USERAGENT": "meta",
    "PHP_EOL": "\n",
    "DIRECTORY_SEPARATOR": "/",
    "DS": "/",
}

DIALECT = Dialect(
    name="php",
    ecosystem="Packagist",
    see_outer=False,
    case_blind=True,
    copies=True,
    exits=frozenset({"die", "exit", "abort", "wp_die", "wp_send_json_error"}),
    global_classes=True,
    namespaces=True,
    members_apart=True,
    growing=True,
    sigil="$",
    constants=MappingProxyType(CONSTANTS),
    constructors=("__construct",),
    named_constructors=True,
    dynamic_member="__get",
    call_member="__invoke",
    module_suffixes=(".php", ".inc", ".phtml", ".php5"),
    library=LIBRARY,
    clients=("curl_init", "curl_copy_handle"),
    quiet_endings=("Exception", "Error"),
)
