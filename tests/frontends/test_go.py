"""What is found in Go: every way to build a request, and as many that must stay quiet."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest
from shapes.scanning import REQUESTS, audit_of, write

from auditor.frontends import ir
from auditor.frontends.select import lower

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.findings import Finding

CRM = "https://crm.zoho.com/crm/private"
TOKEN = "4f2a9c1e7b3d8a6f5c0e9b1d2a7f4c83"
IMPORTS = '("bytes"; "context"; "fmt"; "net/http"; "net/url"; "os"; "strings"; resty "github.com/go-resty/resty/v2")'
USES = {*REQUESTS, "authtoken-parameter", "v1-scope", "token-mint"}


def inside(body: str) -> str:
    """A function of a program."""
    header = "func run(client *http.Client, ctx context.Context, token, xml, kind string) {"
    statements = indent(dedent(body), "\t")
    return f"package main\n\nimport {IMPORTS}\n\n{header}\n{statements}\n}}\n"


def findings_of(folder: Path, files: dict[str, str]) -> tuple[Finding, ...]:
    write(folder, files)
    return audit_of(folder).findings


def calls_of(findings: tuple[Finding, ...]) -> list[str]:
    """The calls that requests name, as `Module.method`."""
    return sorted(f"{call.module}.{call.method}" for one in findings if one.kind in REQUESTS for call in one.call)


GET, INSERT = "Leads.getRecords", "Leads.insertRecords"
BUILT = {
    "plus": (GET, f'http.Get("{CRM}/json/Leads/getRecords?scope=crmapi&authtoken=" + token)'),
    "sprintf": (GET, f'http.Get(fmt.Sprintf("{CRM}/%s/%s/getRecords?authtoken=%v", "json", "Leads", token))'),
    "sprint": (GET, f'http.Get(fmt.Sprint("{CRM}/json/", "Leads", "/getRecords?authtoken=", token))'),
    "raw string": (GET, f"http.Get(`{CRM}/json/Leads/getRecords?authtoken=` + token)"),
    "join": (GET, f'http.Get(strings.Join([]string{{"{CRM}", "json", "Leads", "getRecords"}}, "/") + "?scope=crmapi")'),
    "replace": (GET, f'http.Get(strings.Replace("{CRM}/json/MODULE/getRecords", "MODULE", "Leads", 1))'),
    "escaped": (GET, f'http.Get("{CRM}/json/Leads/getRecords?authtoken=" + url.QueryEscape(token))'),
    "environment": (GET, f'http.Get("{CRM}/json/Leads/getRecords?authtoken=" + os.Getenv("CRM_TOKEN"))'),
    "augmented": (GET, f'u := "{CRM}/json/"\nu += "Leads"\nu += "/getRecords?authtoken=" + token\nhttp.Get(u)'),
    "constants": (GET, f'const base, method = "{CRM}/json/Leads", "/getRecords"\nhttp.Get(base + method)'),
    "builder": (
        GET,
        f"""
        var b strings.Builder
        b.WriteString("{CRM}/json/")
        b.WriteString("Leads/getRecords?authtoken=")
        b.WriteString(token)
        http.Get(b.String())
        """,
    ),
    "printed onto a buffer": (
        GET,
        f"""
        b := new(bytes.Buffer)
        fmt.Fprintf(b, "{CRM}/json/%s/getRecords?authtoken=%s", "Leads", token)
        http.Get(b.String())
        """,
    ),
    "resty with a base": (
        GET,
        f"""
        c := resty.New().SetHostURL("{CRM}")
        c.R().SetQueryParam("authtoken", token).Get("/json/Leads/getRecords")
        """,
    ),
    "values": (
        GET,
        f"""
        q := url.Values{{}}
        q.Set("authtoken", token)
        q.Add("scope", "crmapi")
        http.Get("{CRM}/json/Leads/getRecords?" + q.Encode())
        """,
    ),
    "values made": (
        GET,
        f"""
        q := make(url.Values)
        q.Set("authtoken", token)
        http.Get("{CRM}/json/Leads/getRecords?" + q.Encode())
        """,
    ),
    "form": (INSERT, f'http.PostForm("{CRM}/xml/Leads/insertRecords", url.Values{{"authtoken": {{token}}}})'),
    "parsed": (
        GET,
        f"""
        u, err := url.Parse("{CRM}/json/Leads/getRecords")
        q := u.Query()
        q.Set("authtoken", token)
        u.RawQuery = q.Encode()
        resp, err := http.Get(u.String())
        """,
    ),
    "parts": (
        GET,
        """
        q := url.Values{"authtoken": []string{token}}
        u := url.URL{Scheme: "https", Host: "crm.zoho.com", Path: "/crm/private/json/Leads/getRecords"}
        u.RawQuery = q.Encode()
        resp, err := http.Get(u.String())
        """,
    ),
    "request": (
        INSERT,
        f"""
        req, err := http.NewRequest("POST", "{CRM}/xml/Leads/insertRecords", strings.NewReader("authtoken=" + token))
        if err != nil {{
            return
        }}
        resp, err := client.Do(req)
        """,
    ),
    "request with context": (
        GET,
        f"""
        req, err := http.NewRequestWithContext(ctx, http.MethodGet, "{CRM}/json/Leads/getRecords", nil)
        resp, err := client.Do(req)
        """,
    ),
    "header": (
        GET,
        f"""
        req, _ := http.NewRequest("GET", "{CRM}/json/Leads/getRecords", nil)
        req.Header.Set("Authorization", "Zoho-authtoken " + token)
        resp, err := client.Do(req)
        """,
    ),
    "query of the request": (
        GET,
        f"""
        req, _ := http.NewRequest("GET", "{CRM}/json/Leads/getRecords", nil)
        q := req.URL.Query()
        q.Add("authtoken", token)
        req.URL.RawQuery = q.Encode()
        resp, err := client.Do(req)
        """,
    ),
    "bytes": (
        INSERT,
        f"""
        body := []byte("authtoken=" + token + "&scope=crmapi")
        req, _ := http.NewRequest("POST", "{CRM}/xml/Leads/insertRecords", bytes.NewBuffer(body))
        client.Do(req)
        """,
    ),
    "loop over a mapping": (
        GET,
        f"""
        q := url.Values{{}}
        for k, v := range map[string]string{{"authtoken": token, "scope": "crmapi"}} {{
            q.Set(k, v)
        }}
        http.Get("{CRM}/json/Leads/getRecords?" + q.Encode())
        """,
    ),
    "append": (
        GET,
        f"""
        parts := []string{{}}
        parts = append(parts, "authtoken="+token, "scope=crmapi")
        http.Get("{CRM}/json/Leads/getRecords?" + strings.Join(parts, "&"))
        """,
    ),
    "before a test": (GET, f'if resp, err := http.Get("{CRM}/json/Leads/getRecords"); err != nil {{ use(resp) }}'),
    "closure": (GET, f'm := "Leads"\ngo func() {{ http.Get("{CRM}/json/" + m + "/getRecords") }}()'),
    "resty": (GET, f'resty.New().R().SetQueryParam("authtoken", token).Get("{CRM}/json/Leads/getRecords")'),
    "resty form": (
        INSERT,
        f'resty.New().R().SetFormData(map[string]string{{"authtoken": token}}).Post("{CRM}/xml/Leads/insertRecords")',
    ),
}


@pytest.mark.parametrize(("call", "body"), BUILT.values(), ids=BUILT)
def test_each_way_of_building_a_request_is_one_named_call(tmp_path: Path, call: str, body: str) -> None:
    findings = findings_of(tmp_path, {"main.go": inside(body)})
    assert calls_of(findings) == [call]
    assert len([one for one in findings if one.kind in USES]) == 1


@pytest.mark.parametrize(("call", "body"), BUILT.values(), ids=BUILT)
def test_the_same_to_another_api_is_nothing(tmp_path: Path, call: str, body: str) -> None:
    del call
    body = body.replace("crm.zoho.com", "api.example.org").replace("crm/private", "v3").replace("authtoken", "key")
    body = body.replace("crmapi", "all").replace("Zoho-", "")
    assert findings_of(tmp_path, {"main.go": inside(body)}) == ()


QUIET = {
    "v2": 'http.Get("https://www.zohoapis.com/crm/v2/Leads?fields=" + token)',
    "v8 with a header": """
        req, _ := http.NewRequest("GET", "https://www.zohoapis.eu/crm/v8/Leads", nil)
        req.Header.Set("Authorization", "Zoho-oauthtoken " + token)
        client.Do(req)
        """,
    "iota": "const (\n\tLeads = iota\n\tContacts\n)\nuse(Leads, Contacts)",
    "printed": 'fmt.Println("module", kind, "has no records")',
}


@pytest.mark.parametrize("body", QUIET.values(), ids=QUIET)
def test_what_is_not_the_old_api_is_nothing(tmp_path: Path, body: str) -> None:
    assert findings_of(tmp_path, {"main.go": inside(body)}) == ()


def test_each_branch_of_a_switch_is_a_call(tmp_path: Path) -> None:
    body = f"""
        var module string
        switch kind {{
        case "person":
            module = "Contacts"
        default:
            module = "Leads"
        }}
        http.Get("{CRM}/json/" + module + "/getRecords?authtoken=" + token)
        """
    assert calls_of(findings_of(tmp_path, {"main.go": inside(body)})) == ["Contacts.getRecords", GET]


PACKAGE = {
    "crm/client.go": """package crm

        import "net/http"

        type transport struct {
            token string
            base  string
        }

        type Client struct {
            transport
            HTTP *http.Client
        }

        type Direct struct {
            Token string `json:"token"`
        }

        func New(token string) *Direct {
            return &Direct{Token: token}
        }
        """,
    "crm/constants.go": f'package crm\n\nconst (\n\tBaseURL = "{CRM}"\n\tscope = "crmapi"\n)\n',
    "crm/records.go": """package crm

        import ("fmt"; "net/http"; "net/url"; "strings")

        func (d *Direct) InsertRecords(module, rows string) (*http.Response, error) {
            form := url.Values{}
            form.Set("authtoken", d.Token)
            form.Set("scope", scope)
            form.Set("xmlData", rows)
            return d.post(module, "insertRecords", form)
        }

        func (d *Direct) post(module, method string, form url.Values) (*http.Response, error) {
            address := fmt.Sprintf("%s/xml/%s/%s", BaseURL, module, method)
            req, err := http.NewRequest("POST", address, strings.NewReader(form.Encode()))
            if err != nil {
                return nil, err
            }
            return http.DefaultClient.Do(req)
        }
        """,
}
CALLERS = {
    "made by a function": ('d := crm.New("x")\nresp, err := d.InsertRecords("Leads", rows)', INSERT),
    "a literal": ('d := &crm.Direct{Token: "x"}\nd.InsertRecords("Leads", rows)', INSERT),
    "declared": ('var d crm.Direct\nd.InsertRecords("Leads", rows)', INSERT),
    "a parameter": ('given.InsertRecords("Contacts", rows)', "Contacts.insertRecords"),
    "a constant of the package": ('http.Get(crm.BaseURL + "/json/Deals/getRecords")', "Deals.getRecords"),
}


@pytest.mark.parametrize(("body", "call"), CALLERS.values(), ids=CALLERS)
def test_packages_are_followed(tmp_path: Path, body: str, call: str) -> None:
    imports = 'import (\n\t"net/http"\n\t"example.org/shop/crm"\n)'
    main = f"package main\n\n{imports}\n\nfunc run(given *crm.Direct, rows string) {{\n{body}\n}}\n"
    findings = findings_of(tmp_path, {**PACKAGE, "cmd/sync/main.go": main})
    here = tuple(one for one in findings if one.path == "cmd/sync/main.go")
    assert calls_of(here) == [call]


def test_an_embedded_struct_gives_its_methods(tmp_path: Path) -> None:
    text = f"""package crm

        type base struct {{
            token string
        }}

        func (b *base) get(module string) (*http.Response, error) {{
            return http.Get("{CRM}/json/" + module + "/getRecords?authtoken=" + b.token)
        }}

        type Client struct {{
            *base
        }}

        func (c *Client) Leads() (*http.Response, error) {{
            return c.get("Leads")
        }}
        """
    assert GET in calls_of(findings_of(tmp_path, {"crm.go": text}))


def test_a_type_made_of_another_has_its_fields(tmp_path: Path) -> None:
    text = f"""package crm

        type module string

        const leads module = "Leads"

        type section struct {{
            name module
        }}

        type Leads section

        func New() *Leads {{
            return &Leads{{name: leads}}
        }}

        func (l *Leads) All() (*http.Response, error) {{
            return http.Get("{CRM}/json/" + string(l.name) + "/getRecords")
        }}

        func contacts() (*http.Response, error) {{
            return http.Get("{CRM}/json/" + string(module("Contacts")) + "/getRecords")
        }}
        """
    assert calls_of(findings_of(tmp_path, {"crm.go": text})) == ["Contacts.getRecords", GET]


TOKENS = {
    "constant": f'const authToken = "{TOKEN}"',
    "variable": f'var zohoAuthToken = "{TOKEN}"',
    "block": f'var (\n\tkind = "crm"\n\tauthToken string = "{TOKEN}"\n)',
    "field": f'var client = Client{{AuthToken: "{TOKEN}"}}',
    "mapping": f'var settings = map[string]string{{"authtoken": "{TOKEN}"}}',
    "list of structs": f'var all = []Account{{{{AuthToken: "{TOKEN}"}}}}',
}


@pytest.mark.parametrize("line", TOKENS.values(), ids=TOKENS)
def test_tokens_are_found_where_they_are_written(tmp_path: Path, line: str) -> None:
    text = f'package main\n\n{line}\n\nconst host = "https://crm.zoho.com/crm/private/json/Leads/getRecords"\n'
    findings = findings_of(tmp_path, {"main.go": text})
    assert [one.kind for one in findings if one.kind == "hardcoded-token"] == ["hardcoded-token"]


@pytest.mark.parametrize("line", TOKENS.values(), ids=TOKENS)
def test_tokens_from_elsewhere_are_none(tmp_path: Path, line: str) -> None:
    text = line.replace(f'"{TOKEN}"', 'os.Getenv("CRM_TOKEN")')
    text = f'package main\n\n{text}\n\nconst host = "https://crm.zoho.com/crm/private/json/Leads/getRecords"\n'
    assert [one.kind for one in findings_of(tmp_path, {"main.go": text}) if one.kind == "hardcoded-token"] == []


STRINGS = {'"a\\tb"': "a\tb", "`a\\tb`": "a\\tb", '"\\u00e9\\x41"': "éA", '"a" + "b"': "ab", '""': "", "``": ""}


@pytest.mark.parametrize(("code", "value"), STRINGS.items(), ids=STRINGS)
def test_strings_say_what_they_say(code: str, value: str) -> None:
    module = lower("a.go", f"package a\n\nvar x = {code}\n")
    given = module.scopes[0].names["x"][0].value
    parts = given.parts if isinstance(given, ir.Concat) else (given,)
    assert "".join(part.value for part in parts if isinstance(part, ir.Text)) == value
    assert module.errors == 0


def test_methods_belong_to_their_type_wherever_they_stand() -> None:
    module = lower("a.go", "package a\n\nfunc (c *Client) Do() { c.n = 1 }\n\ntype Client struct { n int }\n")
    (owner,) = (scope for scope in module.scopes if scope.kind == "class")
    assert owner.name == "Client"
    assert set(owner.names) == {"Do", "n"}
    assert set(owner.fields) == {"n"}
