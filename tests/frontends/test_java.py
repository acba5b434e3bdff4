"""What is found in Java: every way to build a request, and as many that must stay quiet."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from effort import evenly

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.frontends.select import lower
from auditor.pack.locate import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from auditor.findings import Finding

JAVA = "src/main/java/org/example/crm"
PACK = load(DEFAULT_PACK)
REQUESTS = {"v1-endpoint", "v1-method-call"}
USES = {*REQUESTS, "authtoken-parameter", "v1-scope", "token-mint"}
CRM = "https://crm.zoho.com/crm/private"


def findings_of(folder: Path, files: dict[str, str]) -> tuple[Finding, ...]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(dedent(text), encoding="utf-8")
    return run(Settings((str(folder),), jobs=1), PACK).findings


def calls_of(findings: tuple[Finding, ...]) -> list[str]:
    """The calls that requests name, as `Module.method`."""
    return sorted(f"{call.module}.{call.method}" for one in findings if one.kind in REQUESTS for call in one.call)


def inside(body: str, fields: str = "") -> str:
    """A method of a class."""
    return (
        f"package org.example.crm;\n\npublic class Sync {{\n{fields}\n"
        f"    public void run(String token, String xml) throws Exception {{\n{dedent(body)}\n    }}\n}}\n"
    )


ONE = [
    pytest.param(
        f"""
        URL url = new URL("{CRM}/json/Leads/getRecords?authtoken=" + token + "&scope=crmapi");
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("GET");
        read(connection.getInputStream());
        """,
        id="plus, an URL connection",
    ),
    pytest.param(
        f"""
        String url = "{CRM}/json/Leads/getRecords";
        url += "?authtoken=" + token;
        url += "&scope=crmapi";
        HttpGet request = new HttpGet(url);
        HttpResponse response = HttpClients.createDefault().execute(request);
        """,
        id="plus and assign, HttpGet",
    ),
    pytest.param(
        f"""
        StringBuilder url = new StringBuilder("{CRM}/json/");
        url.append("Leads").append("/getRecords");
        url.append('?').append("authtoken=").append(token).append("&scope=crmapi");
        client.execute(new HttpGet(url.toString()));
        """,
        id="a string builder",
    ),
    pytest.param(
        f"""
        String url = new StringBuffer().append("{CRM}/json/Leads/getRecords?authtoken=").append(token)
            .append("&scope=crmapi").toString();
        new URL(url).openStream();
        """,
        id="a string buffer in one go, openStream",
    ),
    pytest.param(
        f"""
        String url = String.format("{CRM}/%s/%s/%s?authtoken=%s&scope=crmapi", "json", "Leads", "getRecords", token);
        restTemplate.getForObject(url, String.class);
        """,
        id="String.format, RestTemplate",
    ),
    pytest.param(
        f"""
        String url = MessageFormat.format("{CRM}/json/{{0}}/{{1}}?authtoken={{2}}&scope=crmapi",
            "Leads", "getRecords", token);
        client.fetch(url);
        """,
        id="MessageFormat",
    ),
    pytest.param(
        f"""
        String path = String.join("/", "{CRM}", "json", "Leads", "getRecords");
        client.fetch(path + "?authtoken=" + token + "&scope=crmapi");
        """,
        id="String.join",
    ),
    pytest.param(
        f'''
        String url = """
            {CRM}/json/Leads/getRecords?authtoken=%s&scope=crmapi""";
        client.fetch(String.format(url, token));
        ''',
        id="a text block",
    ),
    pytest.param(
        f"""
        HttpPost post = new HttpPost("{CRM}/json/Leads/getRecords");
        List<NameValuePair> params = new ArrayList<NameValuePair>();
        params.add(new BasicNameValuePair("authtoken", token));
        params.add(new BasicNameValuePair("scope", "crmapi"));
        post.setEntity(new UrlEncodedFormEntity(params));
        CloseableHttpResponse response = client.execute(post);
        """,
        id="HttpPost, name value pairs",
    ),
    pytest.param(
        f"""
        Map<String, String> params = new HashMap<>();
        params.put("authtoken", token);
        params.put("scope", "crmapi");
        http.post("{CRM}/json/Leads/getRecords", params);
        """,
        id="a map that is filled",
    ),
    pytest.param(
        f"""
        http.post("{CRM}/json/Leads/getRecords", Map.of("authtoken", token, "scope", "crmapi"));
        """,
        id="Map.of",
    ),
    pytest.param(
        f"""
        Map<String, String> params = new HashMap<String, String>() {{{{
            put("authtoken", token);
            put("scope", "crmapi");
        }}}};
        http.post("{CRM}/json/Leads/getRecords", params);
        """,
        id="a map that fills itself",
    ),
    pytest.param(
        f"""
        URIBuilder builder = new URIBuilder("{CRM}/json/Leads/getRecords");
        builder.setParameter("authtoken", token).setParameter("scope", "crmapi");
        client.execute(new HttpGet(builder.build()));
        """,
        id="URIBuilder",
    ),
    pytest.param(
        f"""
        URIBuilder builder = new URIBuilder("{CRM}/json/Leads/getRecords?scope=crmapi");
        builder.addParameter("authtoken", token);
        client.execute(new HttpGet(builder.build()));
        """,
        id="URIBuilder of an address with a query",
    ),
    pytest.param(
        f"""
        String url = String.format("{CRM}/json/%s/%s", new Object[]{{"Leads", "getRecords"}});
        client.execute(new HttpGet(url + String.format("?authtoken=%s&scope=%s", new Object[]{{token, "crmapi"}})));
        """,
        id="a format filled from an array",
    ),
    pytest.param(
        """
        URI uri = new URIBuilder().setScheme("https").setHost("crm.zoho.com")
            .setPath("/crm/private/json/Leads/getRecords")
            .addParameter("authtoken", token).addParameter("scope", "crmapi").build();
        client.execute(new HttpGet(uri));
        """,
        id="URIBuilder from its parts",
    ),
    pytest.param(
        f"""
        String url = UriComponentsBuilder.fromHttpUrl("{CRM}").path("/json/Leads/getRecords")
            .queryParam("authtoken", token).queryParam("scope", "crmapi").toUriString();
        String body = restTemplate.getForObject(url, String.class);
        """,
        id="UriComponentsBuilder",
    ),
    pytest.param(
        f"""
        WebTarget target = ClientBuilder.newClient().target("{CRM}").path("json/Leads/getRecords")
            .queryParam("authtoken", token).queryParam("scope", "crmapi");
        String answer = target.request(MediaType.APPLICATION_JSON).get(String.class);
        """,
        id="JAX-RS",
    ),
    pytest.param(
        f"""
        PostMethod post = new PostMethod("{CRM}/json/Leads/getRecords");
        post.setParameter("authtoken", token);
        post.setParameter("scope", "crmapi");
        new HttpClient().executeMethod(post);
        """,
        id="PostMethod",
    ),
    pytest.param(
        f"""
        GetMethod get = new GetMethod("{CRM}/json/Leads/getRecords");
        NameValuePair[] query = new NameValuePair[2];
        query[0] = new NameValuePair("authtoken", token);
        query[1] = new NameValuePair("scope", "crmapi");
        get.setQueryString(query);
        httpclient.executeMethod(get);
        """,
        id="GetMethod, an array of pairs",
    ),
    pytest.param(
        f"""
        PostMethod post = new PostMethod("{CRM}/json/Leads/getRecords");
        post.setRequestBody(new NameValuePair[] {{
            new NameValuePair("authtoken", token), new NameValuePair("scope", "crmapi")
        }});
        httpclient.executeMethod(post);
        """,
        id="PostMethod, a request body",
    ),
    pytest.param(
        f"""
        HttpURLConnection conn = (HttpURLConnection) new URL("{CRM}/json/Leads/getRecords").openConnection();
        conn.setRequestMethod("POST");
        conn.setDoOutput(true);
        String form = "authtoken=" + token + "&scope=crmapi";
        DataOutputStream out = new DataOutputStream(conn.getOutputStream());
        out.writeBytes(form);
        out.flush();
        int code = conn.getResponseCode();
        BufferedReader in = new BufferedReader(new InputStreamReader(conn.getInputStream()));
        """,
        id="an output stream",
    ),
    pytest.param(
        f"""
        RequestBody body = new FormBody.Builder().add("authtoken", token).add("scope", "crmapi").build();
        Request request = new Request.Builder().url("{CRM}/json/Leads/getRecords").post(body).build();
        Response response = new OkHttpClient().newCall(request).execute();
        """,
        id="OkHttp, a form",
    ),
    pytest.param(
        f"""
        HttpUrl url = HttpUrl.parse("{CRM}/json/Leads/getRecords").newBuilder()
            .addQueryParameter("authtoken", token).addQueryParameter("scope", "crmapi").build();
        Request request = new Request.Builder().url(url).build();
        Response response = client.newCall(request).execute();
        """,
        id="OkHttp, a query",
    ),
    pytest.param(
        f"""
        HttpResponse<JsonNode> answer = Unirest.post("{CRM}/json/Leads/getRecords")
            .queryString("authtoken", token).field("scope", "crmapi").asJson();
        """,
        id="Unirest",
    ),
    pytest.param(
        f"""
        Document page = Jsoup.connect("{CRM}/json/Leads/getRecords").data("authtoken", token)
            .data("scope", "crmapi").ignoreContentType(true).get();
        """,
        id="Jsoup",
    ),
    pytest.param(
        f"""
        HttpRequest request = HttpRequest.newBuilder()
            .uri(URI.create("{CRM}/json/Leads/getRecords?authtoken=" + token + "&scope=crmapi")).GET().build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        """,
        id="java.net.http",
    ),
    pytest.param(
        f"""
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("authtoken", token);
        form.add("scope", "crmapi");
        HttpEntity<MultiValueMap<String, String>> entity = new HttpEntity<>(form, headers);
        restTemplate.exchange("{CRM}/json/Leads/getRecords", HttpMethod.POST, entity, String.class);
        """,
        id="RestTemplate, an entity",
    ),
    pytest.param(
        f"""
        String answer = Request.Post("{CRM}/json/Leads/getRecords")
            .bodyForm(Form.form().add("authtoken", token).add("scope", "crmapi").build())
            .execute().returnContent().asString();
        """,
        id="the fluent client",
    ),
    pytest.param(
        f"""
        try (CloseableHttpClient client = HttpClients.createDefault();
             InputStream in = new URL("{CRM}/json/Leads/getRecords?scope=crmapi&authtoken=" + token).openStream()) {{
            read(in);
        }} catch (IOException | RuntimeException e) {{
            log.error(e.getMessage());
        }} finally {{
            done();
        }}
        """,
        id="try with resources",
    ),
    pytest.param(
        f"""
        new Thread(new Runnable() {{
            @Override
            public void run() {{
                client.fetch("{CRM}/json/Leads/getRecords?authtoken=" + token + "&scope=crmapi");
            }}
        }}).start();
        """,
        id="an anonymous class",
    ),
    pytest.param(
        f"""
        executor.submit(() -> client.fetch("{CRM}/json/Leads/getRecords?authtoken=" + token + "&scope=crmapi"));
        """,
        id="a lambda",
    ),
]


@pytest.mark.parametrize("body", ONE)
def test_one_request_with_its_parameters(tmp_path: Path, body: str) -> None:
    found = findings_of(tmp_path, {f"{JAVA}/Sync.java": inside(body)})
    assert calls_of(found) == ["Leads.getRecords"]
    assert {one.kind for one in found if one.kind in USES} <= REQUESTS


CLIENT = f"""
package org.example.crm;

public class CrmClient {{
    private static final String BASE = "{CRM}/json/";
    private final String token;

    public CrmClient(String token) {{
        this.token = token;
    }}

    public String call(String module, String method) throws IOException {{
        return fetch(BASE + module + "/" + method + "?authtoken=" + token + "&scope=crmapi");
    }}

    public String insert(String module, String xml) throws IOException {{
        return insert(module, xml, false);
    }}

    public String insert(String module, String xml, boolean trigger) throws IOException {{
        String url = "{CRM}/xml/" + module + "/insertRecords";
        HttpPost post = new HttpPost(url);
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("authtoken", token));
        form.add(new BasicNameValuePair("xmlData", xml));
        post.setEntity(new UrlEncodedFormEntity(form));
        return EntityUtils.toString(http.execute(post).getEntity());
    }}

    private String fetch(String url) throws IOException {{
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        return read(connection.getInputStream());
    }}
}}
"""

OTHERS = [
    pytest.param(
        {
            f"{JAVA}/CrmClient.java": CLIENT,
            f"{JAVA}/sync/Nightly.java": """
                package org.example.crm.sync;
                import org.example.crm.CrmClient;
                class Nightly {
                    void run(CrmClient crm) throws Exception {
                        crm.call("Leads", "getRecords");
                        crm.insert("Contacts", row(), true);
                    }
                }
                """,
        },
        {"Leads.getRecords", "Contacts.insertRecords"},
        id="a wrapper in another package, overloads, a declared parameter",
    ),
    pytest.param(
        {
            f"{JAVA}/CrmClient.java": CLIENT,
            f"{JAVA}/Nightly.java": """
                package org.example.crm;
                class Nightly {
                    private final CrmClient crm = new CrmClient(System.getenv("CRM_TOKEN"));
                    void run() throws Exception {
                        String answer = crm.call("Potentials", "searchRecords");
                        new CrmClient("x").call("Accounts", "getRecordById");
                    }
                }
                """,
        },
        {"Potentials.searchRecords", "Accounts.getRecordById"},
        id="a wrapper in the same package, a field",
    ),
    pytest.param(
        {
            f"{JAVA}/Constants.java": f"""
                package org.example.crm;
                public final class Constants {{
                    public static final String URL = "{CRM}/json/";
                    public static final String AUTHTOKEN = "authtoken";
                    public static final String GET = "/getRecords";
                }}
                """,
            f"{JAVA}/Sync.java": """
                package org.example.crm;
                import static org.example.crm.Constants.GET;
                class Sync {
                    void run(String token) {
                        Map<String, String> params = new HashMap<>();
                        params.put(Constants.AUTHTOKEN, token);
                        params.put("scope", "crmapi");
                        http.get(Constants.URL + "Leads" + GET, params);
                    }
                }
                """,
        },
        {"Leads.getRecords"},
        id="constants of another file, one of them by a static import",
    ),
    pytest.param(
        {
            "core/src/main/java/org/example/a/Constants.java": f"""
                package org.example.a;
                public interface Constants {{ String URL = "{CRM}/json/Leads/getRecords?authtoken="; }}
                """,
            "core/src/main/java/org/example/b/Constants.java": """
                package org.example.b;
                public interface Constants { String URL = "https://www.example.org/"; }
                """,
            "core/src/main/java/org/example/c/Sync.java": """
                package org.example.c;
                import static org.example.a.Constants.*;
                class Sync {
                    void run(String token) { http.get(URL + token); }
                }
                """,
            "core/src/main/java/org/example/c/Other.java": """
                package org.example.c;
                import org.example.a.Constants;
                class Other implements Constants {
                    void run(String token) { http.get(URL + token + "&scope=crmapi"); }
                }
                """,
        },
        {"Leads.getRecords"},
        id="an interface's constants, imported by star and inherited",
    ),
    pytest.param(
        {
            f"{JAVA}/Module.java": """
                package org.example.crm;
                public enum Module {
                    LEADS("Leads"), CONTACTS("Contacts");
                    private final String path;
                    Module(String path) { this.path = path; }
                    public String getPath() { return path; }
                }
                """,
            f"{JAVA}/Sync.java": f"""
                package org.example.crm;
                class Sync {{
                    enum Method {{ getRecords, insertRecords }}
                    void run(String token) {{
                        http.get("{CRM}/json/" + Module.LEADS.getPath() + "/" + Method.getRecords + "?scope=" + token);
                    }}
                }}
                """,
        },
        {"Leads.getRecords"},
        id="enumerations",
    ),
    pytest.param(
        {
            f"{JAVA}/Base.java": f"""
                package org.example.crm;
                abstract class Base {{
                    protected abstract String module();
                    String getUrl() {{ return "{CRM}/json/" + module() + "/getRecords"; }}
                    void run(String token) {{ http.get(getUrl() + "?authtoken=" + token); }}
                }}

                class Leads extends Base {{
                    @Override
                    protected String module() {{ return "Leads"; }}
                }}
                """,
        },
        {"Leads.getRecords"},
        id="an abstract method",
    ),
    pytest.param(
        {
            f"{JAVA}/Request.java": """
                package org.example.crm;
                public class CrmRequest {
                    private String url;
                    private List<NameValuePair> pairs;
                    public CrmRequest(String url, List<NameValuePair> pairs) { this.url = url; this.pairs = pairs; }
                    public String url() { return url; }
                    public List<NameValuePair> pairs() { return pairs; }
                }
                """,
            f"{JAVA}/Http.java": """
                package org.example.crm;
                public class Http {
                    public static String post(CrmRequest request) throws IOException {
                        HttpPost post = new HttpPost(request.url());
                        post.setEntity(new UrlEncodedFormEntity(request.pairs()));
                        return client().execute(post).toString();
                    }
                }
                """,
            f"{JAVA}/Sync.java": f"""
                package org.example.crm;
                class Sync {{
                    void run(String token) {{
                        List<NameValuePair> pairs = new ArrayList<>();
                        pairs.add(new BasicNameValuePair("authtoken", token));
                        CrmRequest request = new CrmRequest("{CRM}/xml/Leads/updateRecords", pairs);
                        String answer = Http.post(request);
                    }}
                }}
                """,
        },
        {"Leads.updateRecords"},
        id="a request object of the program's own, a method named like its field",
    ),
    pytest.param(
        {
            f"{JAVA}/Crm.java": """
                package org.example.crm;
                public interface Crm {
                    @GET("crm/private/json/Leads/getRecords")
                    Call<ResponseBody> leads(@Query("authtoken") String token, @Query("scope") String scope);

                    @FormUrlEncoded
                    @POST("crm/private/xml/Contacts/insertRecords")
                    Call<ResponseBody> insert(@Field("authtoken") String token, @Field("xmlData") String xml);
                }
                """,
        },
        {"Leads.getRecords", "Contacts.insertRecords"},
        id="annotations of an interface",
    ),
    pytest.param(
        {
            f"{JAVA}/Sync.java": f"""
                package org.example.crm;
                class Sync {{
                    @Value("${{crm.token}}")
                    private String token;
                    private String url;

                    void prepare(boolean insert) {{
                        String method = insert ? "insertRecords" : "updateRecords";
                        url = "{CRM}/xml/Leads/" + method;
                    }}

                    void run() {{
                        prepare(true);
                        http.post(url + "?authtoken=" + token);
                    }}
                }}
                """,
        },
        {"Leads.insertRecords", "Leads.updateRecords"},
        id="a bare field, a conditional expression",
    ),
    pytest.param(
        {
            f"{JAVA}/Sync.java": f"""
                package org.example.crm;
                class Sync {{
                    String methodOf(int kind) {{
                        switch (kind) {{
                            case 1: return "getRecords";
                            case 2: return "getMyRecords";
                            default: throw new IllegalArgumentException();
                        }}
                    }}
                    void run(int kind, Kind other) {{
                        String module = switch (other) {{ case LEAD -> "Leads"; case CASE -> {{ yield "Cases"; }} }};
                        http.get("{CRM}/json/" + module + "/" + methodOf(kind) + "?authtoken=x");
                    }}
                }}
                """,
        },
        {f"{module}.{method}" for module in ("Leads", "Cases") for method in ("getRecords", "getMyRecords")},
        id="both kinds of switch",
    ),
    pytest.param(
        {
            f"{JAVA}/Config.java": f"""
                package org.example.crm;
                record Config(String base, String module) {{
                    static final String BASE = "{CRM}/json/";
                    static class Urls {{
                        static String records(String module) {{ return BASE + module + "/getRecords"; }}
                    }}
                }}
                """,
            f"{JAVA}/Sync.java": """
                package org.example.crm;
                class Sync<T extends Row> {
                    <R> void run(String token) {
                        http.<String>get(Config.Urls.records("Leads") + "?authtoken=" + token);
                    }
                }
                """,
        },
        {"Leads.getRecords"},
        id="a nested class, generics",
    ),
]


CALLER = """
package org.example.crm;
public class Caller {
    private static final Map<String, String> CACHE = new HashMap<>();
    public static String call(String token, String url, Map<String, String> params) {
        String key = url + params;
        if (CACHE.containsKey(key)) { return CACHE.get(key); }
        HttpPost post = new HttpPost(url);
        List<NameValuePair> pairs = new ArrayList<NameValuePair>();
        pairs.add(new BasicNameValuePair("authtoken", token));
        pairs.add(new BasicNameValuePair("scope", "crmapi"));
        for (String name : params.keySet()) {
            pairs.add(new BasicNameValuePair(name, params.get(name)));
        }
        try {
            post.setEntity(new UrlEncodedFormEntity(pairs));
            HttpResponse response = new DefaultHttpClient().execute(post);
            return EntityUtils.toString(response.getEntity());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
"""

INNER = [
    pytest.param(
        f"""
        String url = "{CRM}/json/Leads/getRecords";
        Map<String, String> params = new HashMap<String, String>();
        params.put("toIndex", "200");
        Caller.call(token, url, params);
        """,
        id="a request that another class builds and sends",
    ),
    pytest.param(
        f"""
        page("{CRM}/json/Leads/getRecords", 1, 200, token);
    }}
    void page(String url, int from, int to, String token) throws Exception {{
        HttpPost post = new HttpPost(url);
        List<NameValuePair> pairs = new ArrayList<NameValuePair>();
        pairs.add(new BasicNameValuePair("authtoken", token));
        pairs.add(new BasicNameValuePair("scope", "crmapi"));
        pairs.add(new BasicNameValuePair("fromIndex", "" + from));
        post.setEntity(new UrlEncodedFormEntity(pairs));
        new DefaultHttpClient().execute(post);
        """,
        id="a request that another method builds and sends",
    ),
    pytest.param(
        """
        List<NameValuePair> query = new ArrayList<NameValuePair>();
        query.add(new BasicNameValuePair("authtoken", token));
        query.add(new BasicNameValuePair("scope", "crmapi"));
        URI uri = null;
        try {
            uri = URIUtils.createURI("https", "crm.zoho.com", -1, "crm/private/json/Leads/getRecords",
                URLEncodedUtils.format(query, "UTF-8"), null);
        } catch (URISyntaxException e) {
            log.error(e.getMessage());
        }
        client.execute(new HttpGet(uri));
        """,
        id="a URI from its parts",
    ),
    pytest.param(
        f"""
        RequestBuilder builder = new RequestBuilder(RequestBuilder.POST, URL.encode("{CRM}/json/Leads/getRecords"));
        builder.sendRequest("authtoken=" + token + "&scope=crmapi", callback);
        """,
        id="a request builder of the browser",
    ),
]


@pytest.mark.parametrize("body", INNER)
def test_parameters_are_found_where_the_request_is_built(tmp_path: Path, body: str) -> None:
    found = findings_of(tmp_path, {f"{JAVA}/Sync.java": inside(body), f"{JAVA}/Caller.java": CALLER})
    assert calls_of(found) == ["Leads.getRecords"]
    assert not [one for one in found if one.kind in USES - REQUESTS and one.path.endswith("Sync.java")]


@pytest.mark.parametrize(("files", "calls"), OTHERS)
def test_calls_across_files(tmp_path: Path, files: dict[str, str], calls: set[str]) -> None:
    """A wrapper whose module its callers give is reported too, without a module."""
    found = calls_of(findings_of(tmp_path, files))
    assert {call for call in found if not call.startswith(".")} == calls


QUIET = [
    pytest.param(
        f"""
        // {CRM.replace("crm/private", "crm/v2")}: the new one
        String url = "https://www.zohoapis.com/crm/v2/Leads";
        HttpGet get = new HttpGet(url);
        get.addHeader("Authorization", "Zoho-oauthtoken " + token);
        client.execute(get);
        """,
        id="the API that replaces it",
    ),
    pytest.param(
        """
        Map<String, String> params = new HashMap<>();
        params.put("token", token);
        http.post("https://api.example.org/private/json/Leads/getRecords", params);
        """,
        id="another host's path",
    ),
    pytest.param(
        """
        StringBuilder sql = new StringBuilder("select * from crm_private where scope = ");
        sql.append("'crmapi_old'");
        jdbc.query(sql.toString(), mapper);
        """,
        id="a query for a database",
    ),
    pytest.param(
        """
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("grant_type", "refresh_token"));
        form.add(new BasicNameValuePair("scope", "ZohoCRM.modules.ALL"));
        post.setEntity(new UrlEncodedFormEntity(form));
        client.execute(new HttpPost("https://accounts.zoho.com/oauth/v2/token"));
        """,
        id="OAuth",
    ),
    pytest.param(
        """
        String getRecords = "getRecords";
        log.info("calling {} of {}", getRecords, "Leads");
        assertEquals("Leads", module.getName());
        """,
        id="names of methods in a log",
    ),
    pytest.param(
        """
        URIBuilder builder = new URIBuilder("https://books.zoho.com/api/v3/invoices");
        builder.setParameter("organization_id", "10234695");
        client.execute(new HttpGet(builder.build()));
        """,
        id="a sibling without an authtoken",
    ),
    pytest.param(
        """
        String authtoken = request.getParameter("session");
        if (authtoken == null) { throw new IllegalStateException("no authtoken"); }
        session.verify(authtoken);
        """,
        id="a variable of that name",
    ),
    pytest.param(
        """
        Connection connection = DriverManager.getConnection("jdbc:mysql://db/crm", "crm", System.getenv("DB_SECRET"));
        Properties settings = new Properties();
        settings.setProperty("crm.private", "false");
        """,
        id="settings",
    ),
]


@pytest.mark.parametrize("body", QUIET)
def test_nothing_is_found(tmp_path: Path, body: str) -> None:
    assert not findings_of(tmp_path, {f"{JAVA}/Sync.java": inside(body)})


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(lambda size: "(" * size + "1" + ")" * size, id="parentheses"),
        pytest.param(lambda size: "'a' + " * 7 * size + "'a'", id="terms"),
        pytest.param(lambda size: "b" + ".append('a')" * size, id="chained calls"),
        pytest.param(lambda size: "x -> " * size + "1", id="lambdas"),
        pytest.param(lambda size: "new A() {{ a(" * (size // 3), id="anonymous classes"),
        pytest.param(lambda size: "switch (a) { case 1 -> " * (size // 3), id="switches"),
        pytest.param(lambda size: "a ? b : " * size + "c", id="conditions"),
        pytest.param(lambda size: '"' + "\\u" * 10 * size + '"', id="escapes"),
        pytest.param(lambda size: '"""\n' + " " * 16 * size + 'x\n"""', id="a text block"),
    ],
)
def test_depth_costs_little(code: Callable[[int], str]) -> None:
    assert evenly(lambda size: lower("A.java", f"class A {{ Object x = {code(size)}; }}").scopes, 500)
