"""Java: what the evaluator may know of it, and what its library functions do to strings and mappings."""

from __future__ import annotations

from auditor.frontends.dialect import Dialect, LibraryRow

SAME = (
    "URLEncoder.encode", "URL.encode", "URLDecoder.decode", "UriUtils.encode", "Uri.encode", "Uri.parse",
    "URI.create", "HttpUrl.parse", "HttpUrl.get", "String.valueOf", "Objects.toString", "Objects.requireNonNull",
    "Optional.of", "Optional.ofNullable", "Collections.unmodifiableMap", "Collections.unmodifiableList", "URL", "URI",
    "String", "GenericUrl", "StringEntity", "UrlEncodedFormEntity", "MultipartRequestEntity", "ByteArrayEntity",
    "StringRequestEntity", "ByteArrayRequestEntity", "RequestBody.create", "DataOutputStream",
    "BodyPublishers.ofString", "BodyPublishers.ofByteArray", "Entity.form", "Entity.entity",
    "BodyInserters.fromFormData", "OutputStreamWriter", "PrintWriter", "PrintStream", "BufferedWriter",
    "BufferedOutputStream",
)  # fmt: skip
SAME_RECEIVER = (
    "toString", "trim", "strip", "intern", "getBytes", "toURI", "toURL", "toUri", "toUriString", "toExternalForm",
    "toASCIIString", "stripIndent", "clone", "orElseThrow", "encode", "normalize", "name", "getOutputStream",
    "toCharArray", "asText", "request", "accept", "timeout", "userAgent", "ignoreContentType", "encoding",
    "connectTimeout", "socketTimeout", "contentType", "buildGet", "GET", "readOnly", "asMap",
)  # fmt: skip
TABLES = (
    "HashMap", "LinkedHashMap", "TreeMap", "Hashtable", "ConcurrentHashMap", "LinkedMultiValueMap", "JSONObject",
    "Properties", "HttpHeaders", "Form", "Form.form", "ContentValues", "RequestParams", "MultivaluedHashMap",
    "MultivaluedMapImpl",
)  # fmt: skip
PUT = ("add", "put", "set", "setProperty", "putSingle", "addParam")
LISTS = ("ArrayList", "LinkedList", "Vector", "HashSet", "LinkedHashSet", "CopyOnWriteArrayList")
ITEMS = ("Arrays.asList", "List.of", "Set.of", "Collections.singletonList", "ImmutableList.of", "Map.ofEntries")
PAIRS = (
    "BasicNameValuePair", "NameValuePair", "Map.entry", "Pair", "SimpleEntry", "SimpleImmutableEntry", "StringPart",
    "FilePart", "BasicHeader", "Header", "Pair.of", "Pair.create", "ImmutablePair.of",
)  # fmt: skip
PARAMETERS = (
    "addParameter", "setParameter", "queryParam", "addQueryParameter", "setQueryParameter", "queryString", "field",
    "addEncodedQueryParameter", "addFormDataPart", "addEncoded", "data", "addTextBody", "appendQueryParameter",
    "formParam", "param", "addQueryParam", "addFormParam", "addPart", "replaceQueryParam", "fields", "addParameters",
    "setParameters", "queryParams", "addRequestParam",
)  # fmt: skip
HEADERS = (
    "header",
    "setHeader",
    "addHeader",
    "setRequestProperty",
    "addRequestProperty",
    "setRequestHeader",
    "addRequestHeader",
)
ATTACHED = (
    "url", "uri", "setURI", "setEntity", "setRequestBody", "setQueryString", "setQuery", "setRequestEntity", "body",
    "setRequestMethod", "setScheme", "setHost", "setPath", "setPort", "scheme", "host", "port", "POST", "PUT",
    "write", "bodyString", "bodyForm", "post", "method", "requestBody", "bodyValue", "encodedPath", "setParams",
    "setContent", "setCustomQuery", "syncBody",
)  # fmt: skip
OBJECTS = (
    "Unirest.get", "Unirest.post", "Unirest.put", "Unirest.delete", "Request.Get", "Request.Post", "Request.Put",
    "Request.Delete", "Jsoup.connect", "RequestBuilder.get", "RequestBuilder.post", "HttpRequest.newBuilder",
    "HttpRequest.get", "HttpRequest.post", "Request.get", "Request.post", "WebClient.create",
)  # fmt: skip
BUILDERS = (
    "URIBuilder", "UriComponentsBuilder.fromHttpUrl", "UriComponentsBuilder.fromUriString",
    "UriComponentsBuilder.fromUri", "UriBuilder.fromUri", "UriBuilder.fromPath", "UriComponentsBuilder.newInstance",
)  # fmt: skip
SENT = (
    "openConnection", "openStream", "asJson", "asString", "asObject", "execute", "get", "post", "retrieve",
    "exchange", "getInputStream", "getResponseCode", "connect", "asJsonAsync", "asStringAsync", "send", "invoke",
    "getContent", "writeBytes", "enqueue", "sendRequest",
)  # fmt: skip
QUIET = (
    "println", "print", "printf", "debug", "info", "warn", "error", "trace", "fine", "severe", "log", "equals",
    "equalsIgnoreCase", "startsWith", "endsWith", "contains", "indexOf", "matches", "containsKey",
    "addActionListener",
)  # fmt: skip
QUIET_FUNCTIONS = (
    "assertEquals", "assertTrue", "assertThat", "assertNotNull", "Log.d", "Log.e", "Log.i", "Log.v", "Log.w",
    "Pattern.compile", "Pattern.matches",
)  # fmt: skip

LIBRARY = (
    # text that passes through: encodings, trimming, URL objects
    *(LibraryRow(name, "same") for name in SAME),
    *(LibraryRow(f"*.{name}", "same", ("r",)) for name in SAME_RECEIVER),
    LibraryRow("*.toLowerCase", "lower", ("r",)),
    LibraryRow("*.toUpperCase", "upper", ("r",)),
    *(LibraryRow(f"*.{name}", "replace", ("r", 0, 1)) for name in ("replace", "replaceAll", "replaceFirst")),
    # text from pieces
    *(LibraryRow(name, "text") for name in ("StringBuilder", "StringBuffer", "StringWriter")),
    LibraryRow("*.append", "grow", ("r", 0)),
    LibraryRow("*.concat", "grow", ("r", 0)),
    LibraryRow("String.format", "percent"),
    LibraryRow("MessageFormat.format", "format"),
    LibraryRow("String.join", "join", (0, 1)),
    LibraryRow("StringUtils.join", "join", (1, 0)),
    LibraryRow("*.split", "split", ("r", 0)),
    *(LibraryRow(name, "query") for name in ("URLEncodedUtils.format",)),
    # mappings and lists
    *(LibraryRow(name, "table") for name in TABLES),
    *(LibraryRow(name, "list") for name in LISTS),
    *(LibraryRow(name, "row", ()) for name in ITEMS),
    *(LibraryRow(name, "pairs", ()) for name in ("Map.of", "ImmutableMap.of", "Collections.singletonMap")),
    *(LibraryRow(name, "pair", (0, 1)) for name in PAIRS),
    *(LibraryRow(f"*.{name}", "fill", ("r", 0, 1)) for name in PUT),
    LibraryRow("*.add", "append", ("r", 0)),
    *(LibraryRow(f"*.{name}", "update", ("r", 0)) for name in ("putAll", "addAll", "setAll")),
    LibraryRow("*.putIfAbsent", "putnew", ("r", 0, 1)),
    *(LibraryRow(f"*.{name}", "index", ("r", 0, 1)) for name in ("get", "getOrDefault")),
    LibraryRow("*.entrySet", "items", ("r",)),
    LibraryRow("*.keySet", "keys", ("r",)),
    LibraryRow("*.values", "values", ("r",)),
    # URLs, bodies and requests that are filled step by step
    *(LibraryRow(f"*.{name}", "param", ("r", 0, 1)) for name in PARAMETERS),
    *(LibraryRow(f"*.{name}", "header", ("r", 0, 1)) for name in HEADERS),
    *(LibraryRow(f"*.{name}", "attach", ("r", 0)) for name in ATTACHED),
    *(LibraryRow(f"*.{name}", "path", ("r", 0)) for name in ("path", "addPathSegments", "addPathSegment", "segment")),
    *(LibraryRow(f"*.{name}", "path", ("r", 0)) for name in ("addEncodedPathSegments", "addEncodedPathSegment")),
    *(LibraryRow(f"*.{name}", "path", ("r", 0, 1, 2, 3, 4, 5)) for name in ("pathSegment", "appendPath")),
    LibraryRow("*.appendEncodedPath", "path", ("r", 0)),
    *(LibraryRow(f"*.{name}", "built", ("r",)) for name in ("build", "buildAndExpand", "toUriString")),
    *(LibraryRow(name, "object") for name in OBJECTS),
    *(LibraryRow(name, "builder") for name in BUILDERS),
    *(LibraryRow(f"*.{name}", "object", ("r",)) for name in ("openConnection", "newBuilder", "buildUpon")),
    *(LibraryRow(f"*.{name}", "object") for name in ("target", "resource")),
    *(LibraryRow(f"*.{name}", "request", ("r",)) for name in SENT),
    LibraryRow("*.get", "same", ("r",)),
    # what a text is given to without going anywhere
    *(LibraryRow(f"*.{name}", "quiet") for name in QUIET),
    *(LibraryRow(name, "quiet") for name in QUIET_FUNCTIONS),
    # values from outside
    LibraryRow("System.getenv", "env"),
    LibraryRow("System.getProperty", "settings", (0, 1)),
    *(LibraryRow(f"*.{name}", "settings", (0, 1)) for name in ("getProperty", "getString", "getRequiredProperty")),
    LibraryRow("Value", "placeholder"),
    LibraryRow("ConfigProperty", "settings", ("name", "defaultValue")),
)

DIALECT = Dialect(
    name="java",
    ecosystem="Maven",
    implicit_this=True,
    exits=frozenset({"System.exit"}),
    declared_locals=True,
    methods_apart=True,
    global_classes=True,
    overloads=True,
    constructors=("<init>",),
    module_suffixes=(".java",),
    library=LIBRARY,
    quiet_endings=("Exception", "Error"),
    attaches={
        **dict.fromkeys(("setParameter", "addParameter", "setQueryString", "setEntity", "setRequestEntity"), "params"),
        **dict.fromkeys(("setHeader", "addHeader", "setRequestHeader", "addRequestHeader"), "headers"),
    },
    standard=frozenset({"java", "javax"}),
)
