# ruff: noqa: E501
"""C#: the ways in which v1 requests are built there, and what only looks like them."""

from __future__ import annotations

from functools import partial

from shapes.example import Example, found, quiet

PATH = "Erp/CrmSync.cs"
seen = partial(found, path=PATH)
unseen = partial(quiet, path=PATH)


def inside(body: str, members: str = "") -> str:
    """Statements in a method of a class."""
    return f"""
using System;
using System.Net;

namespace Quillbrook.Erp
{{
    public class CrmSync
    {{
        private readonly string _token = Environment.GetEnvironmentVariable("CRM_TOKEN");
        {members}
        public string Run(string id)
        {{
            {body}
        }}
    }}
}}
"""


BUILT: tuple[Example, ...] = (
    seen(
        "plus",
        "Leads.getRecords",
        inside("""
            string url = "https://crm.zoho.com/crm/private/json/" + "Leads" + "/getRecords?authtoken=" + _token + "&scope=crmapi";
            return new WebClient().DownloadString(url); §
        """),
    ),
    seen(
        "plus equals",
        "Contacts.searchRecords",
        inside("""
            var url = "https://crm.zoho.com/crm/private/xml/Contacts";
            url += "/searchRecords?authtoken=" + _token;
            url += "&scope=crmapi&criteria=(Email:" + id + ")";
            using (var client = new WebClient())
            {
                return client.DownloadString(url); §
            }
        """),
    ),
    seen(
        "interpolation",
        "Accounts.getRecordById",
        inside(
            """
            var url = $"{Root}/Accounts/getRecordById?authtoken={_token}&scope=crmapi&id={id:D}";
            return client.GetStringAsync(url).Result; §
        """,
            'private const string Root = "https://crm.zoho.eu/crm/private/json";',
        ),
    ),
    seen(
        "verbatim",
        "Tasks.getRecords",
        inside("""
            var url = @"https://crm.zoho.com/crm/private/xml/Tasks/getRecords?authtoken=" + _token + @"&scope=crmapi";
            return new WebClient().DownloadString(url); §
        """),
    ),
    seen(
        "raw string with holes",
        "Leads.deleteRecords",
        inside(
            'var url = $"""https://crm.zoho.com/crm/private/xml/{module}/deleteRecords?authtoken={_token}&scope=crmapi&id={id}""";\n'
            "            return http.GetStringAsync(url).Result; §",
            'private string module = "Leads";',
        ),
    ),
    seen(
        "string.Format",
        "Potentials.getRecords",
        inside("""
            var url = string.Format("https://crm.zoho.com/crm/private/{0}/{1}/{2}?authtoken={3}&scope=crmapi", "json", "Potentials", "getRecords", _token);
            return new WebClient().DownloadString(url); §
        """),
    ),
    seen(
        "String.Format with a culture and an array",
        "Events.updateRecords",
        inside("""
            var url = String.Format(CultureInfo.InvariantCulture, "{0}Events/{1}?authtoken={2}", new object[] { "https://crm.zoho.com/crm/private/xml/", "updateRecords", _token });
            return new WebClient().UploadString(url, "POST", body); §
        """),
    ),
    seen(
        "String.Concat",
        "Cases.getRecords",
        inside("""
            var url = String.Concat("https://crm.zoho.com/crm/private/json", "/Cases", "/getRecords?authtoken=", _token);
            return new WebClient().DownloadString(url); §
        """),
    ),
    seen(
        "string.Join",
        "Vendors.getRecords",
        inside("""
            var url = string.Join("/", "https://crm.zoho.com/crm/private/json", "Vendors", "getRecords") + "?authtoken=" + _token;
            return new WebClient().DownloadString(url); §
        """),
    ),
    seen(
        "string.Join over LINQ",
        "Leads.searchRecords",
        inside("""
            var query = new Dictionary<string, string> { { "authtoken", _token }, { "scope", "crmapi" } };
            var text = string.Join("&", query.Select(pair => pair.Key + "=" + Uri.EscapeDataString(pair.Value)).ToArray());
            return http.GetStringAsync("https://crm.zoho.com/crm/private/json/Leads/searchRecords?" + text).Result; §
        """),
    ),
    seen(
        "StringBuilder chains",
        "Quotes.getRecords",
        inside("""
            var builder = new StringBuilder("https://crm.zoho.com/crm/private/");
            builder.Append("xml/").Append("Quotes");
            builder.AppendFormat("/{0}?authtoken={1}", "getRecords", _token).Append("&scope=crmapi");
            return new WebClient().DownloadString(builder.ToString()); §
        """),
    ),
    seen(
        "constants of another class",
        "Invoices.getRecords",
        inside("""
            return new WebClient().DownloadString(CrmUrls.Root + CrmUrls.Modules.Invoices + "/getRecords?authtoken=" + _token); §
        """),
        also={
            "Erp/CrmUrls.cs": """
            namespace Quillbrook.Erp
            {
                internal static class CrmUrls
                {
                    public static readonly string Root = "https://crm.zoho.com/crm/private/json/";
                    internal static class Modules
                    {
                        public const string Invoices = "Invoices";
                    }
                }
            }
            """
        },
    ),
    seen(
        "using static",
        "Leads.getFields",
        """
        using static Quillbrook.Erp.CrmUrls;

        class Fields
        {
            string Load(string token) => new WebClient().DownloadString($"{Root}Leads/getFields?authtoken={token}&scope=crmapi"); §
        }
        """,
        also={
            "Erp/CrmUrls.cs": """
            static class CrmUrls
            {
                public const string Root = "https://crm.zoho.com/crm/private/json/";
            }
            """
        },
    ),
    seen(
        "properties",
        "Solutions.getRecords",
        inside(
            """
            return new WebClient().DownloadString(Url + "&fromIndex=1"); §
        """,
            """
        public string Host { get; set; } = "https://crm.zoho.com";
        private string Module { get { return "Solutions"; } }
        private string Root => Host + "/crm/private/xml/" + Module;
        public string Url
        {
            get => Root + "/getRecords?authtoken=" + _token;
            set => throw new InvalidOperationException();
        }
        """,
        ),
    ),
    seen(
        "field set by the constructor",
        "Leads.getMyRecords",
        """
        public class Crm
        {
            private readonly string root;
            private string token;

            public Crm(string token) : this("https://crm.zoho.com/crm/private/json/", token) { }

            public Crm(string root, string token)
            {
                this.root = root;
                this.token = token;
            }

            public string Mine()
            {
                return http.GetStringAsync(root + "Leads/getMyRecords?scope=crmapi&authtoken=" + token).Result; §
            }
        }
        """,
    ),
    seen(
        "object initialiser",
        "Leads.getRecords",
        """
        public class Options
        {
            public string Root { get; set; }
            public string Module { get; set; }
        }

        public class Reader
        {
            public string Read(string token)
            {
                var options = new Options { Root = "https://crm.zoho.com/crm/private/json/", Module = "Leads" };
                var url = options.Root + options.Module + "/getRecords?authtoken=" + token;
                return new WebClient().DownloadString(url); §
            }
        }
        """,
    ),
    seen(
        "form of a dictionary by index",
        "Leads.insertRecords",
        inside("""
            var form = new Dictionary<string, string>
            {
                ["authtoken"] = _token,
                ["scope"] = "crmapi",
            };
            form["xmlData"] = body;
            var answer = await http.PostAsync("https://crm.zoho.com/crm/private/xml/Leads/insertRecords", new FormUrlEncodedContent(form)); §
            return await answer.Content.ReadAsStringAsync();
        """),
    ),
    seen(
        "form of pairs",
        "Contacts.updateRecords",
        inside("""
            var content = new FormUrlEncodedContent(new[]
            {
                new KeyValuePair<string, string>("authtoken", _token),
                new KeyValuePair<string, string>("id", id),
            });
            return http.PostAsync("https://crm.zoho.com/crm/private/xml/Contacts/updateRecords", content).Result.ToString(); §
        """),
    ),
    seen(
        "NameValueCollection",
        "Products.insertRecords",
        inside("""
            var values = new NameValueCollection();
            values.Add("authtoken", _token);
            values["scope"] = "crmapi";
            values.Set("xmlData", body);
            byte[] answer = new WebClient().UploadValues("https://crm.zoho.com/crm/private/xml/Products/insertRecords", "POST", values); §
            return Encoding.UTF8.GetString(answer);
        """),
    ),
    seen(
        "ParseQueryString and UriBuilder",
        "Leads.getRecords",
        inside("""
            var builder = new UriBuilder("https://crm.zoho.com/crm/private/json/Leads/getRecords");
            var query = HttpUtility.ParseQueryString(string.Empty);
            query["authtoken"] = _token;
            query["scope"] = "crmapi";
            builder.Query = query.ToString();
            return http.GetStringAsync(builder.Uri).Result; §
        """),
    ),
    seen(
        "UriBuilder by parts",
        "Leads.convertLead",
        inside("""
            var builder = new UriBuilder { Scheme = "https", Host = "crm.zoho.com", Path = "/crm/private/xml/Leads/convertLead" };
            builder.Query = "authtoken=" + _token + "&scope=crmapi&leadId=" + id;
            return http.GetStringAsync(builder.ToString()).Result; §
        """),
    ),
    seen(
        "AddQueryString",
        "Calls.getRecords",
        inside("""
            var url = QueryHelpers.AddQueryString("https://crm.zoho.com/crm/private/json/Calls/getRecords", "authtoken", _token);
            return http.GetStringAsync(url).Result; §
        """),
    ),
    seen(
        "base and rest",
        "Contacts.getRecords",
        inside("""
            var root = new Uri("https://crm.zoho.com/crm/private/json/", UriKind.Absolute);
            var url = new Uri(root, "Contacts/getRecords?authtoken=" + _token);
            return http.GetStringAsync(url.AbsoluteUri).Result; §
        """),
    ),
    seen(
        "BaseAddress",
        "Leads.getRecords",
        """
        public class Crm
        {
            private readonly HttpClient _http = new HttpClient();

            public Crm()
            {
                _http.BaseAddress = new Uri("https://crm.zoho.com/");
            }

            public async Task<string> Load(string token)
            {
                return await _http.GetStringAsync($"crm/private/json/Leads/getRecords?authtoken={token}"); §
            }
        }
        """,
    ),
    seen(
        "BaseAddress where it is made",
        "Leads.insertRecords",
        inside("""
            HttpClient client = new() { BaseAddress = new Uri("https://crm.zoho.com/crm/private/xml/") };
            var form = new FormUrlEncodedContent(new Dictionary<string, string> { { "authtoken", _token } });
            return client.PostAsync("Leads/insertRecords", form).Result.ToString(); §
        """),
    ),
    seen(
        "HttpRequestMessage",
        "Leads.getRecords",
        inside("""
            var message = new HttpRequestMessage(HttpMethod.Get, "https://crm.zoho.com/crm/private/json/Leads/getRecords");
            message.Headers.Add("Authorization", "Zoho-authtoken " + _token);
            var answer = await http.SendAsync(message).ConfigureAwait(false); §
            return await answer.Content.ReadAsStringAsync();
        """),
    ),
    seen(
        "HttpRequestMessage by members",
        "Leads.updateRecords",
        inside("""
            using var message = new HttpRequestMessage
            {
                Method = HttpMethod.Post,
                RequestUri = new Uri("https://crm.zoho.com/crm/private/xml/Leads/updateRecords"),
                Content = new StringContent("authtoken=" + _token + "&scope=crmapi&xmlData=" + body),
            };
            return http.SendAsync(message).Result.ToString(); §
        """),
    ),
    seen(
        "multipart form",
        "Leads.uploadFile",
        inside("""
            var form = new MultipartFormDataContent();
            form.Add(new StringContent(_token), "authtoken");
            form.Add(new StringContent(id), "id");
            return http.PostAsync("https://crm.zoho.com/crm/private/xml/Leads/uploadFile", form).Result.ToString(); §
        """),
    ),
    seen(
        "WebRequest and its stream",
        "Leads.insertRecords",
        inside("""
            var request = (HttpWebRequest)WebRequest.Create("https://crm.zoho.com/crm/private/xml/Leads/insertRecords"); §
            request.Method = "POST";
            request.ContentType = "application/x-www-form-urlencoded";
            var data = "newFormat=1&authtoken=" + _token + "&scope=crmapi&xmlData=" + body;
            using (var writer = new StreamWriter(request.GetRequestStream()))
            {
                writer.Write(data);
            }
            using (var response = request.GetResponse())
            {
                return new StreamReader(response.GetResponseStream()).ReadToEnd();
            }
        """),
    ),
    seen(
        "RestSharp",
        "Leads.getRecords",
        inside("""
            var client = new RestClient("https://crm.zoho.com");
            var request = new RestRequest("crm/private/json/Leads/getRecords", Method.GET);
            request.AddParameter("authtoken", _token);
            request.AddQueryParameter("scope", "crmapi");
            request.AddHeader("Accept", "application/json");
            return client.Execute(request).Content; §
        """),
    ),
    seen(
        "RestSharp with segments",
        "Accounts.deleteRecords",
        inside("""
            var client = new RestClient { BaseUrl = new Uri("https://crm.zoho.com/crm/private/xml") };
            var request = new RestRequest("{module}/{method}", Method.POST)
                .AddUrlSegment("module", "Accounts")
                .AddUrlSegment("method", "deleteRecords")
                .AddParameter("authtoken", _token);
            return client.Execute<Answer>(request).Data.ToString(); §
        """),
    ),
    seen(
        "Flurl",
        "Leads.getRecords",
        inside("""
            return "https://crm.zoho.com/crm/private/json" §
                .AppendPathSegment("Leads")
                .AppendPathSegment("getRecords")
                .SetQueryParams(new { authtoken = _token, scope = "crmapi" })
                .GetStringAsync().Result;
        """),
    ),
    seen(
        "ternary and switch expression",
        "Contacts.getRecords",
        inside("""
            var format = json ? "json" : "xml";
            var module = kind switch { _ => "Contacts" };
            var url = "https://crm.zoho.com/crm/private/" + format + "/" + module + "/getRecords?authtoken=" + _token;
            return new WebClient().DownloadString(url); §
        """),
    ),
    seen(
        "null coalescing over settings",
        "Leads.getRecords",
        inside("""
            var root = ConfigurationManager.AppSettings["CrmRoot"] ?? "https://crm.zoho.com/crm/private/json/";
            return new WebClient().DownloadString(root + "Leads/getRecords?authtoken=" + ConfigurationManager.AppSettings["CrmToken"]); §
        """),
    ),
    seen(
        "wrapper in another file",
        "Leads.insertRecords",
        """
        namespace Quillbrook.Erp
        {
            public class Importer
            {
                public void Import(string xml)
                {
                    var crm = new Crm("abc");
                    crm.Post("Leads", "insertRecords", xml); §
                }
            }
        }
        """,
        kind="v1-method-call",
        also={
            "Erp/Crm.cs": """
            namespace Quillbrook.Erp
            {
                public class Crm
                {
                    private readonly string token;
                    public Crm(string token) { this.token = token; }

                    public string Post(string module, string method, string xml, bool approve = false)
                    {
                        var url = $"https://crm.zoho.com/crm/private/xml/{module}/{method}";
                        return new WebClient().UploadString(url, $"authtoken={token}&scope=crmapi&xmlData={xml}");
                    }
                }
            }
            """
        },
    ),
    seen(
        "overloads and named arguments",
        "Contacts.getRecords",
        """
        class Reader
        {
            string Read() => Fetch(method: "getRecords", module: "Contacts"); §

            string Fetch(string module) => Fetch(module, "getRecordById");

            string Fetch(string module, string method)
            {
                return new WebClient().DownloadString("https://crm.zoho.com/crm/private/json/" + module + "/" + method + "?authtoken=" + Token);
            }
        }
        """,
        kind="v1-method-call",
    ),
    seen(
        "partial class",
        "Tasks.getRecords",
        """
        partial class Crm
        {
            public string Tasks() => Send("Tasks", "getRecords"); §
        }
        """,
        kind="v1-method-call",
        also={
            "Erp/Crm.Http.cs": """
            partial class Crm
            {
                private const string Root = "https://crm.zoho.com/crm/private/json/";
                private string Send(string module, string method)
                {
                    return http.GetStringAsync(Root + module + "/" + method + "?authtoken=" + token).Result;
                }
            }
            """
        },
    ),
    seen(
        "base class",
        "Notes.getRecords",
        """
        public class NotesClient : CrmClient
        {
            public string All() { return base.Call("Notes/getRecords"); } §
        }
        """,
        kind="v1-method-call",
        also={
            "Erp/CrmClient.cs": """
            public abstract class CrmClient
            {
                protected string Call(string path) { return http.GetStringAsync("https://crm.zoho.com/crm/private/json/" + path + "?authtoken=" + token).Result; }
            }
            """
        },
    ),
    seen(
        "extension method",
        "Leads.getUsers",
        """
        static class CrmExtensions
        {
            public static string CrmCall(this WebClient client, string module, string method = "getUsers")
            {
                return client.DownloadString("https://crm.zoho.com/crm/private/json/" + module + "/" + method + "?authtoken=" + Settings.Token);
            }
        }

        class Page
        {
            string Users(WebClient client) => client.CrmCall("Leads"); §
        }
        """,
        kind="v1-method-call",
    ),
    seen(
        "generic with typeof",
        "Potential.getRecords",
        """
        class Repository
        {
            public string All<T>()
            {
                return http.GetStringAsync("https://crm.zoho.com/crm/private/json/" + typeof(T).Name + "/getRecords?authtoken=" + token).Result;
            }
        }

        class Page
        {
            string Load(Repository repository) { return repository.All<Potential>(); } §
        }

        class Potential { }
        """,
        kind="v1-method-call",
    ),
    seen(
        "nameof and an enum",
        "Leads.getRecords",
        """
        enum Module { Leads, Contacts }

        class Page
        {
            string Load()
            {
                var url = $"https://crm.zoho.com/crm/private/json/{Module.Leads}/{nameof(getRecords)}?authtoken={token}";
                return new WebClient().DownloadString(url); §
            }

            void getRecords() { }
        }
        """,
    ),
    seen(
        "lambda",
        "Leads.getRecords",
        inside("""
            Func<string, string> address = module => "https://crm.zoho.com/crm/private/json/" + module + "/getRecords?authtoken=" + _token;
            return new WebClient().DownloadString(address("Leads")); §
        """),
    ),
    seen(
        "foreach over an array",
        "Accounts.getRecords",
        inside("""
            foreach (var module in new[] { "Leads", "Accounts" })
            {
                new WebClient().DownloadString("https://crm.zoho.com/crm/private/json/" + module + "/getRecords?authtoken=" + _token); §
            }
            return null;
        """),
    ),
    seen(
        "top-level statements",
        "Leads.getRecords",
        """
        using System.Net.Http;

        var http = new HttpClient();
        string Address(string module) => $"https://crm.zoho.com/crm/private/json/{module}/getRecords?authtoken={args[0]}";
        Console.WriteLine(await http.GetStringAsync(Address("Leads"))); §
        """,
    ),
    seen(
        "mint",
        "",
        inside("""
            var url = "https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi&EMAIL_ID=" + user + "&PASSWORD=" + password;
            return new WebClient().DownloadString(url); §
        """),
        kind="token-mint",
    ),
    seen(
        "token in a constant",
        "",
        inside("return null;", 'private const string ZohoAuthToken = "TOKEN32"; §'),
        kind="hardcoded-token",
    ),
    seen(
        "token in an object initialiser",
        "",
        inside(
            'var options = new CrmOptions { Host = "crm.zoho.com", AuthToken = "TOKEN32" }; §\n            return null;'
        ),
        kind="hardcoded-token",
    ),
    found(
        "token in web.config",
        "",
        """
        <?xml version="1.0"?>
        <configuration>
          <appSettings>
            <add key="ZohoAuthToken" value="TOKEN32" /> §
          </appSettings>
        </configuration>
        """,
        kind="hardcoded-token",
        path="Erp/web.config",
    ),
    seen(
        "a client that is its own base",
        "Accounts.getMyRecords",
        """
        public class CrmHttp : HttpClient
        {
            private readonly string token;

            public CrmHttp(string token) : base()
            {
                BaseAddress = new Uri("https://crm.zoho.com/crm/private/json/");
                this.token = token;
            }

            public Task<string> Mine() => GetStringAsync("Accounts/getMyRecords?scope=crmapi&authtoken=" + token); §
        }
        """,
    ),
    seen(
        "a client made by a function in a field",
        "Leads.getRecords",
        """
        public class Crm
        {
            internal static Func<string, IRestClient> CreateClient = url => new RestClient(url);
            private readonly string root;

            public Crm(string root = "https://crm.zoho.com/") { this.root = root; }

            public string Leads()
            {
                var client = CreateClient(root);
                var request = new RestRequest("crm/private/json/Leads/getRecords", Method.GET).AddParameter("authtoken", Token);
                return client.Execute(request).Content; §
            }
        }
        """,
    ),
    seen(
        "a dictionary of addresses",
        "Tasks.getRecords",
        inside(
            """
            return new WebClient().DownloadString(Addresses["tasks"] + "?authtoken=" + _token); §
        """,
            """
        private static readonly Dictionary<string, string> Addresses = new()
        {
            ["leads"] = "https://crm.zoho.com/crm/private/json/Leads/getRecords",
            ["tasks"] = "https://crm.zoho.com/crm/private/json/Tasks/getRecords",
        };
        """,
        ),
    ),
    seen(
        "a query put together in a loop over keys",
        "Leads.insertRecords",
        inside("""
            var values = new NameValueCollection { { "authtoken", _token }, { "scope", "crmapi" } };
            var text = new StringBuilder();
            foreach (string key in values.AllKeys)
                text.Append(key + "=" + HttpUtility.UrlEncode(values[key]) + "&");
            var request = WebRequest.CreateHttp("https://crm.zoho.com/crm/private/xml/Leads/insertRecords?" + text.ToString().TrimEnd('&')); §
            return new StreamReader(request.GetResponse().GetResponseStream()).ReadToEnd();
        """),
    ),
    seen(
        "pairs as arguments",
        "Potentials.getRecords",
        """
        public class Crm
        {
            private static readonly HttpClient Http = new HttpClient { BaseAddress = new Uri("https://crm.zoho.com") };

            public void Run() => Call("Potentials", Methods.All, ("fromIndex", "1")); §

            private string Call(string module, string method, params (string Key, string Value)[] more)
            {
                var query = HttpUtility.ParseQueryString("scope=crmapi");
                query["authtoken"] = token;
                foreach (var (key, value) in more)
                    query[key] = value;
                return Http.GetStringAsync($"/crm/private/json/{module}/{method}?{query}").Result;
            }
        }

        static class Methods
        {
            public static string All { get; } = "getRecords";
        }
        """,
        kind="v1-method-call",
    ),
    found(
        "VB: an address put together",
        "Leads.getRecords",
        """
        ' the leads of the day
        Dim url As String = "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=" & token & "&scope=crmapi" §
        Return client.DownloadString(url)
        """,
        path="Erp/Leads.vb",
    ),
    found(
        "VB: an address in a call",
        "Contacts.getRecordById",
        """
        Return New WebClient().DownloadString("https://crm.zoho.com/crm/private/xml/Contacts/getRecordById?id=" & id) §
        """,
        path="Erp/Contacts.vb",
    ),
    found(
        "VB: mint",
        "",
        """
        Dim url As String = "https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi&EMAIL_ID=" & mail §
        """,
        kind="token-mint",
        path="Erp/Mint.vb",
    ),
    found(
        "VB: token in a constant",
        "",
        """
        Public Module Settings
            Public Const ZohoAuthToken As String = "TOKEN32" §
        End Module
        """,
        kind="hardcoded-token",
        path="Erp/Settings.vb",
    ),
    found(
        "VB: token in a comment",
        "",
        """
        ' until May: ZohoAuthToken = "TOKEN32" §
        Public Const Root As String = "https://crm.example.com/"
        """,
        kind="hardcoded-token",
        path="Erp/Settings.vb",
    ),
    found(
        "VB: a key given to a call",
        "",
        """
        ' https://crm.zoho.com/crm/ does not know the desk otherwise
        values.Add("authtoken", Settings.Token) §
        """,
        kind="authtoken-parameter",
        path="Erp/Form.vb",
    ),
)

QUIET: tuple[Example, ...] = (
    unseen(
        "the new API",
        inside("""
            var message = new HttpRequestMessage(HttpMethod.Get, "https://www.zohoapis.com/crm/v2/Leads");
            message.Headers.Add("Authorization", "Zoho-oauthtoken " + _token);
            return http.SendAsync(message).Result.ToString();
        """),
    ),
    unseen(
        "another host with the same words",
        inside(
            'return new WebClient().DownloadString("https://crm.example.com/private/json/Leads/getRecords?token=" + _token);'
        ),
    ),
    unseen("another service's token", inside("return null;", 'private const string MapsKey = "TOKEN32";')),
    unseen(
        "a path of our own",
        inside('return client.Execute(new RestRequest("crm/private-notes/{module}", Method.GET)).Content;'),
    ),
    unseen("an empty token", inside("return null;", 'public string AuthToken { get; set; } = "";')),
    unseen("a token from the settings", inside('return ConfigurationManager.AppSettings["ZohoAuthToken"];')),
    unseen("a token from the environment", inside('return Environment.GetEnvironmentVariable("ZOHO_AUTHTOKEN");')),
    unseen("names alone", inside('var crm = new ZohoCrm(); crm.GetRecords("Leads"); return nameof(crm.GetRecords);')),
    unseen("a scope of another product", inside('var scope = "ZohoCRM.modules.ALL"; return scope;')),
    unseen(
        "a dictionary without a value",
        inside('var form = new Dictionary<string, string> { { "scope", "openid" } }; return form["scope"];'),
    ),
    unseen(
        "a URL that is only compared",
        inside('return string.Equals(id, "https://crm.zoho.com/crm/ShowHomePage.do") ? "yes" : "no";'),
    ),
    unseen(
        "a guid", inside("return null;", 'static readonly Guid Id = new Guid("6f1b3a52-77c2-4d0e-9c55-0b9f4a3d2e18");')
    ),
    unseen(
        "a key token of an assembly", '[assembly: InternalsVisibleTo("Erp.Tests, PublicKeyToken=b77a5c561934e089")]\n'
    ),
    unseen("a hash", inside('return Convert.ToBase64String(Sha1.ComputeHash(Encoding.UTF8.GetBytes("zoho")));')),
    unseen("an interface", "interface ICrm { string GetRecords(string module, string authtoken); }\n"),
    unseen("a placeholder in the settings", inside('options.AuthToken = "%CRM_TOKEN%"; return null;')),
    unseen("the web site", inside('Process.Start("https://www.zoho.com/crm/help/api/"); return null;')),
    unseen("an answer of another service", inside('return json["response"]["result"].ToString();')),
    unseen(
        "a builder of other requests",
        inside('return new UriBuilder("https://example.com/crm") { Query = "scope=all" }.ToString();'),
    ),
    unseen("an enumeration", "enum Module { Leads, Contacts, Accounts }\n"),
    quiet(
        "a setting that stands for a secret",
        """
        <configuration>
          <appSettings>
            <add key="ZohoAuthToken" value="#{ZohoAuthToken}#" />
          </appSettings>
        </configuration>
        """,
        path="Erp/app.config",
    ),
    quiet("VB: a name alone", "Public ZohoAuthToken As String\n", path="Erp/Settings.vb"),
    quiet("VB: an empty token", 'Public AuthToken As String = ""\n', path="Erp/Settings.vb"),
    quiet(
        "VB: a token from the settings",
        'Dim zohoAuthToken As String = ConfigurationManager.AppSettings("ZohoAuthToken")\n',
        path="Erp/Settings.vb",
    ),
    quiet(
        "VB: the new API",
        'Dim url As String = "https://www.zohoapis.com/crm/v8/Leads/" & id \' Zoho\n',
        path="Erp/Leads.vb",
    ),
    quiet("VB: a key given to another call", 'values.Add("token", "TOKEN32")\n', path="Erp/Form.vb"),
    quiet("VB: another key", 'Private Const MapsKey As String = "TOKEN32"\n', path="Erp/Maps.vb"),
)
