"""The request that replaces a call: parameters translated by the pack, and what has no counterpart told."""

from __future__ import annotations

import pytest

from auditor._about import DEFAULT_PACK
from auditor.detect.becomes import replacement
from auditor.findings import ApiCall, Replacement
from auditor.flow.shapes import Cell, Hole, Nothing, Number, Piece, Table, Text, hole, literal
from auditor.pack.locate import load

PACK = load(DEFAULT_PACK)
HEADER = "Authorization: Zoho-oauthtoken {access_token}"


def text_of(value: str) -> Text:
    """`a{b}c` as a text with a hole."""
    parts: list[Piece | Hole] = []
    for number, piece in enumerate(value.replace("}", "{").split("{")):
        if piece:
            parts.append(Hole("param", piece) if number % 2 else Piece(piece))
    return Text(tuple(parts))


def becomes(name: str, **parameters: str | int) -> Replacement:
    module, _, method = name.partition(".")
    values = {key: Number(one) if isinstance(one, int) else text_of(one) for key, one in parameters.items()}
    table = Table(tuple(Cell(key, (value,)) for key, value in values.items()))
    made = replacement(PACK, ApiCall(module, method), table)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("name", "parameters", "line"),
    [
        (
            "Leads.getRecords",
            {"fromIndex": 1, "toIndex": 200, "selectColumns": "Leads(First Name,LEADID)"},
            "GET /crm/v8/Leads?fields=First_Name,id&page=1&per_page=200",
        ),
        ("Leads.getRecords", {}, "GET /crm/v8/Leads?fields={fields}"),
        ("Leads.getRecords", {"selectColumns": "All"}, "GET /crm/v8/Leads?fields={fields}"),
        ("Leads.getRecords", {"selectColumns": "{columns}"}, "GET /crm/v8/Leads?fields={columns}"),
        (
            "Potentials.getRecords",
            {"selectColumns": "Potentials(Potential Name,Colour of Roof,POTENTIALID)"},
            "GET /crm/v8/Deals?fields=Deal_Name,{Colour of Roof},id",
        ),
        (
            "Leads.getRecords",
            {"fromIndex": 201, "toIndex": 400},
            "GET /crm/v8/Leads?fields={fields}&page=2&per_page=200",
        ),
        (
            "Leads.getRecords",
            {"fromIndex": "{start}", "toIndex": "{end}"},
            "GET /crm/v8/Leads?fields={fields}&page={page}&per_page={per_page}",
        ),
        ("Leads.getRecords", {"fromIndex": 1}, "GET /crm/v8/Leads?fields={fields}&page=1"),
        ("Leads.getRecords", {"toIndex": 50}, "GET /crm/v8/Leads?fields={fields}&per_page=50"),
        (
            "Leads.getRecords",
            {"fromIndex": 11, "toIndex": 30},
            "GET /crm/v8/Leads?fields={fields}&page={page}&per_page={per_page}",
        ),
        (
            "Leads.getRecords",
            {"fromIndex": 1, "toIndex": 500},
            "GET /crm/v8/Leads?fields={fields}&page=1&per_page={per_page}",
        ),
        (
            "Leads.getRecords",
            {"sortColumnString": "Modified Time", "sortOrderString": "asc"},
            "GET /crm/v8/Leads?fields={fields}&sort_by=Modified_Time&sort_order=asc",
        ),
        ("Leads.getRecordById", {"id": "{lead_id}"}, "GET /crm/v8/Leads/{lead_id}"),
        ("Leads.getRecordById", {"idlist": "1;2 ; 3"}, "GET /crm/v8/Leads?fields={fields}&ids=1,2,3"),
        ("SalesOrders.deleteRecords", {"id": "17"}, "DELETE /crm/v8/Sales_Orders/17"),
        (
            "Leads.searchRecords",
            {"criteria": "(((Last Name:Steve)AND(Company:{company}))OR(Lead Status:Con*))"},
            (
                "GET /crm/v8/Leads/search?criteria="
                "(((Last_Name:equals:Steve)and(Company:equals:{company}))or(Lead_Status:starts_with:Con))"
            ),
        ),
        ("Leads.searchRecords", {"criteria": "{criteria}"}, "GET /crm/v8/Leads/search?criteria={criteria}"),
        ("Leads.searchRecords", {"criteria": "Last Name:Steve"}, "GET /crm/v8/Leads/search?criteria={criteria}"),
        (
            "Leads.getSearchRecords",
            {"searchCondition": "(Email|=|{mail})", "selectColumns": "Leads(Email)"},
            "GET /crm/v8/Leads/search?criteria=(Email:equals:{mail})&fields=Email",
        ),
        (
            "Leads.getSearchRecords",
            {"searchCondition": "(Last Name|starts with|Mo*)"},
            "GET /crm/v8/Leads/search?criteria=(Last_Name:starts_with:Mo)",
        ),
        ("Leads.getSearchRecords", {"searchCondition": "(Company|contains|*{name}*)"}, "POST /crm/v8/coql"),
        (
            "Contacts.getSearchRecordsByPDC",
            {"searchColumn": "email", "searchValue": "{mail}"},
            "GET /crm/v8/Contacts/search?criteria=(Email:equals:{mail})",
        ),
        (
            "Contacts.getSearchRecordsByPDC",
            {"searchColumn": "accountid", "searchValue": "{account}"},
            "GET /crm/v8/Accounts/{account}/{related_list_api_name}?fields={fields}",
        ),
        (
            "Notes.getRelatedRecords",
            {"parentModule": "SalesOrders", "id": "5"},
            "GET /crm/v8/Sales_Orders/5/Notes?fields={fields}",
        ),
        ("Leads.getFields", {"type": "2"}, "GET /crm/v8/settings/fields?module=Leads"),
        ("Users.getUsers", {"type": "ActiveUsers"}, "GET /crm/v8/users?type=ActiveUsers"),
        ("CustomModule7.getRecords", {}, "GET /crm/v8/{module_api_name}?fields={fields}"),
        ("Leads.convertLead", {"leadId": "{lead}", "xmlData": "<x/>"}, "POST /crm/v8/Leads/{lead}/actions/convert"),
        ("Leads.downloadFile", {"id": "{file}"}, "GET /crm/v8/Leads/{record_id}/Attachments/{file}"),
    ],
)
def test_the_request(name: str, parameters: dict[str, str | int], line: str) -> None:
    made = becomes(name, authtoken="x", scope="crmapi", **parameters)
    assert f"{made.verb} {made.target}" == line
    assert made.headers == (HEADER,)


@pytest.mark.parametrize(
    ("name", "parameters", "body"),
    [
        ("Leads.insertRecords", {"wfTrigger": "true"}, '{"data": [{...}], "trigger": ["workflow"]}'),
        ("Leads.insertRecords", {"wfTrigger": "false"}, '{"data": [{...}], "trigger": []}'),
        ("Leads.insertRecords", {}, '{"data": [{...}], "trigger": []}'),
        (
            "Leads.insertRecords",
            {"wfTrigger": "true", "isApproval": "true"},
            '{"data": [{...}], "trigger": ["workflow", "approval"]}',
        ),
        ("Leads.insertRecords", {"larid": "77"}, '{"data": [{...}], "trigger": [], "lar_id": 77}'),
        (
            "Accounts.insertRecords",
            {"duplicateCheck": "2"},
            '{"data": [{...}], "duplicate_check_fields": ["Account_Name"], "trigger": []}',
        ),
    ],
)
def test_the_body(name: str, parameters: dict[str, str], body: str) -> None:
    assert becomes(name, **parameters).body == body


@pytest.mark.parametrize(
    ("name", "parameters", "note"),
    [
        ("Leads.getRecords", {"colour": "blue"}, "no counterpart known"),
        ("Leads.getRecords", {"sortColumnString": "Company"}, "no counterpart known for this value"),
        ("Leads.getMyRecords", {"sortColumnString": "Company"}, "no counterpart known"),
        ("Leads.searchRecords", {"lastModifiedTime": "2019-01-01 00:00:00"}, "no counterpart known"),
        ("Leads.insertRecords", {"wfTrigger": "maybe"}, "no counterpart known for this value"),
    ],
)
def test_what_has_no_counterpart_is_told(name: str, parameters: dict[str, str], note: str) -> None:
    made = becomes(name, **parameters)
    (row,) = made.parameters
    assert (row.where, row.name, row.value, row.note) == ("unknown", "", "", note)
    assert not set(parameters.values()) & set(made.target.replace("&", "=").split("="))


def test_an_older_scheme_is_told_too() -> None:
    made = becomes("Leads.getRecords", ticket="x", apikey="y")
    assert [(row.old, row.where, row.name) for row in made.parameters] == [
        ("ticket", "header", "Authorization"),
        ("apikey", "removed", ""),
    ]
    assert made.headers == (HEADER,)


def test_a_value_that_is_not_known_is_no_text_of_the_body() -> None:
    assert becomes("Leads.insertRecords", wfTrigger="{run}").body == '{"data": [{...}], "trigger": {trigger}}'


def test_a_parameter_may_become_a_header() -> None:
    made = becomes("Leads.getRecords", lastModifiedTime="2019-05-01 08:00:00")
    assert made.headers == (HEADER, "If-Modified-Since: 2019-05-01T08:00:00{offset}")
    made = becomes("Leads.getRecords", lastModifiedTime="{today} 08:00:00")
    assert made.headers == (HEADER, "If-Modified-Since: {today}T08:00:00{offset}")


def test_what_is_gone_is_told() -> None:
    made = becomes("Leads.deleteRecords", authtoken="x", scope="crmapi", newFormat=1, version="2", id="4")
    assert [(row.old, row.where) for row in made.parameters] == [
        ("authtoken", "header"),
        ("scope", "removed"),
        ("newFormat", "removed"),
        ("version", "removed"),
        ("id", "path"),
    ]


def test_no_value_of_a_credential_is_taken_over() -> None:
    token = "5b1f0c9a7e3d4b2896a1c0de4f7b3a52"
    assert token not in repr(becomes("Leads.getRecords", authtoken=token, scope="crmapi"))


def test_what_is_printed_has_been_cleaned() -> None:
    table = Table((Cell("id", (literal("tok1234"),)), Cell("tok1234", (literal("x"),))))
    made = replacement(PACK, ApiCall("Leads", "getRecordById"), table, lambda text: text.replace("tok1234", "[gone]"))
    assert made is not None
    assert "tok1234" not in repr(made)
    assert made.target == "/crm/v8/Leads/[gone]"


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ((literal("1"), literal("2")), "{1|2}"),
        ((literal("1"), hole("param", "x")), "{1|{x}}"),
        ((hole("param", "x"), hole("param", "y")), "{record_id}"),
        ((hole("attr", "this.args[…][…].content"),), "{record_id}"),
        ((Nothing(),), "{record_id}"),
        ((), "{record_id}"),
        ((literal("a" * 4000),), "a" * 300 + "{…}"),
    ],
)
def test_values_that_vary(values: tuple[Text, ...], shown: str) -> None:
    made = replacement(PACK, ApiCall("Leads", "getRecordById"), Table((Cell("id", values),)))
    assert made is not None
    assert made.target == f"/crm/v8/Leads/{shown}"


@pytest.mark.parametrize("method", PACK.methods, ids=lambda method: method.name)
def test_every_parameter_goes_where_its_successor_takes_it(method: object) -> None:
    """Whatever a call gives: a new parameter is one that the pack says its successor takes."""
    from auditor.pack.rows import Method  # noqa: PLC0415

    assert isinstance(method, Method)
    for one in method.parameter:
        made = becomes(f"Leads.{method.name}", **{one.name: "v"})
        taken = {name for row in method.successor for name in (*row.accepts, *row.query)}
        _, _, query = made.target.partition("?")
        assert {pair.partition("=")[0] for pair in query.split("&") if pair} <= taken
        assert {row.old for row in made.parameters} == {one.name}


def test_a_library_call_without_parameters_has_a_request_too() -> None:
    made = replacement(PACK, ApiCall("Leads", "getRecords"), None)
    assert made is not None
    assert (made.target, made.headers) == ("/crm/v8/Leads?fields={fields}", (HEADER,))
