"""The shipped pack holds what was found out about the API: counted, and looked into where a slip would hurt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from auditor.pack import lookup

if TYPE_CHECKING:
    from auditor.pack.rows import Condition, Pack, Successor

METHODS = [
    "getRecords", "getMyRecords", "getRecordById", "getDeletedRecordIds", "insertRecords", "updateRecords",
    "deleteRecords", "searchRecords", "getSearchRecordsByPDC", "getSearchRecords", "getCVRecords",
    "getRelatedRecords", "updateRelatedRecords", "delink", "convertLead", "getFields", "getUsers", "getModules",
    "uploadFile", "downloadFile", "deleteFile", "uploadPhoto", "downloadPhoto", "deletePhoto",
]  # fmt: skip
TOO_COMMON = {"getFields", "getUsers", "getModules", "uploadFile", "downloadFile", "deleteFile", "delink"}


def meets(condition: Condition, parameters: dict[str, str], module: str) -> bool:
    """What a condition means, written down once more and without the engine's doubts."""
    return (
        all(name in parameters for name in condition.given)
        and (not condition.any_of or any(name in parameters for name in condition.any_of))
        and not any(name in parameters for name in condition.absent)
        and all(re.fullmatch(value, parameters.get(name, ""), re.IGNORECASE) for name, value in condition.value.items())
        and (not condition.module or module in condition.module)
    )


def chosen(pack: Pack, name: str, parameters: dict[str, str], module: str = "Leads") -> Successor:
    method = lookup.method(pack, name)
    assert method
    usual = [one for one in method.successor if not one.alternative]
    return next(one for one in usual if one.condition is None or meets(one.condition, parameters, module))


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("rules", 13), ("methods", 24), ("breaking", 23), ("retired", 4), ("look_alikes", 4), ("modules", 32),
        ("fields", 15), ("libraries", 52), ("not_old", 30), ("token_shapes", 8), ("products", 17), ("errors", 33),
        ("end_dates", 8), ("data_centers", 11), ("revocations", 2), ("mints", 6),
    ],
)  # fmt: skip
def test_tables_are_complete(pack: Pack, table: str, count: int) -> None:
    assert len(getattr(pack, table)) == count


def test_every_method_is_there_in_order(pack: Pack) -> None:
    assert [method.name for method in pack.methods] == METHODS
    assert sum(len(method.successor) for method in pack.methods) == 41


def test_every_method_takes_token_and_scope(pack: Pack) -> None:
    for method in pack.methods:
        assert [parameter.name for parameter in method.parameter][:2] == ["authtoken", "scope"], method.name


def test_every_successor_was_confirmed_in_both_generations(pack: Pack) -> None:
    for method in pack.methods:
        for one in method.successor:
            assert one.confirmed_2025, one
            assert one.confirmed_2026, one
            assert one.path.startswith("/crm/v8/") or one.path.startswith("/crm/bulk/v8/"), one
            assert one.scopes, one


@pytest.mark.parametrize(
    ("method", "parameters", "module", "request_line"),
    [
        ("getRecords", {}, "Leads", "GET /crm/v8/{module_api_name}"),
        ("getRecordById", {"id": "1"}, "Leads", "GET /crm/v8/{module_api_name}/{record_id}"),
        ("getRecordById", {"idlist": "1;2"}, "Leads", "GET /crm/v8/{module_api_name}"),
        ("insertRecords", {"xmlData": ""}, "Leads", "POST /crm/v8/{module_api_name}"),
        ("insertRecords", {"duplicateCheck": "1"}, "Leads", "POST /crm/v8/{module_api_name}"),
        ("insertRecords", {"duplicateCheck": "2"}, "Leads", "POST /crm/v8/{module_api_name}/upsert"),
        ("updateRecords", {"id": "1"}, "Leads", "PUT /crm/v8/{module_api_name}/{record_id}"),
        ("updateRecords", {"version": "4"}, "Leads", "PUT /crm/v8/{module_api_name}"),
        ("deleteRecords", {"id": "1"}, "Leads", "DELETE /crm/v8/{module_api_name}/{record_id}"),
        ("deleteRecords", {"idlist": "1;2"}, "Leads", "DELETE /crm/v8/{module_api_name}"),
        ("getSearchRecordsByPDC", {"searchColumn": "email"}, "Leads", "GET /crm/v8/{module_api_name}/search"),
        (
            "getSearchRecordsByPDC", {"searchColumn": "accountid"}, "Contacts",
            "GET /crm/v8/{parent_api_name}/{record_id}/{related_list_api_name}",
        ),
        ("getSearchRecords", {"searchCondition": "(Email|=|a@b.c)"}, "Leads", "GET /crm/v8/{module_api_name}/search"),
        ("getSearchRecords", {"searchCondition": "(Company|contains|*x*)"}, "Leads", "POST /crm/v8/coql"),
        ("getRelatedRecords", {"parentModule": "Leads"}, "Notes", "GET /crm/v8/{parent_api_name}/{record_id}/Notes"),
        (
            "getRelatedRecords", {"parentModule": "Leads"}, "Attachments",
            "GET /crm/v8/{parent_api_name}/{record_id}/Attachments",
        ),
        (
            "getRelatedRecords", {"parentModule": "Campaigns"}, "Leads",
            "GET /crm/v8/{parent_api_name}/{record_id}/{related_list_api_name}",
        ),
        ("convertLead", {"leadId": "1"}, "Leads", "POST /crm/v8/Leads/{lead_id}/actions/convert"),
        ("delink", {"id": "1", "relatedId": "2"}, "Campaigns",
         "DELETE /crm/v8/{module_api_name}/{record_id}/{related_list_api_name}/{related_record_id}"),
    ],
)  # fmt: skip
def test_the_right_successor_is_chosen(
    pack: Pack, method: str, parameters: dict[str, str], module: str, request_line: str
) -> None:
    one = chosen(pack, method, parameters, module)
    assert f"{one.verb} {one.path}" == request_line


@pytest.mark.parametrize(
    ("change", "parameters", "bites"),
    [
        ("B04", {"fromIndex": "1"}, True), ("B04", {}, False),
        ("B07", {"sortOrderString": "asc"}, True), ("B07", {"fromIndex": "1"}, False),
        ("B08", {}, True), ("B08", {"id": "1"}, False),
        ("B15", {"version": "4"}, True), ("B15", {"id": "1"}, False),
        ("B16", {"duplicateCheck": "1"}, True), ("B16", {}, False),
        ("B22", {"content": ""}, True), ("B22", {"attachmentUrl": ""}, False),
    ],
)  # fmt: skip
def test_changes_bite_the_calls_they_bite(pack: Pack, change: str, parameters: dict[str, str], *, bites: bool) -> None:
    row = lookup.breaking(pack, change)
    assert row
    assert row.condition
    assert meets(row.condition, parameters, "Leads") is bites


def test_token_host_and_limits_change_for_every_method(pack: Pack) -> None:
    for method in pack.methods:
        assert {"B01", "B09", "B10"} <= set(method.breaking), method.name


def test_writes_start_automation_unless_told_otherwise(pack: Pack) -> None:
    assert [method.name for method in lookup.methods_bitten(pack, "B14")] == ["insertRecords", "updateRecords"]
    change = lookup.breaking(pack, "B14")
    assert change
    assert change.condition is None


def test_effort_follows_the_kind_of_rewrite(pack: Pack) -> None:
    scale = {step.points: step.name for step in pack.about.effort}
    assert scale == {0: "none", 1: "mechanical", 3: "documented", 5: "redesign", 7: "decision", 13: "unknown"}
    for method in pack.methods:
        assert method.effort in ({5, 7} if method.rewrite == "manual" else {1, 3}), method.name


def test_the_prefilter_selects_every_half_of_a_call(pack: Pack) -> None:
    words = (*pack.about.prefilter.strong, *pack.about.prefilter.weak)
    texts = [
        *(name for name in METHODS if name not in TOO_COMMON),
        "https://crm.zoho.com/crm/private/json", "/crm/private/", "scope=crmapi", '"authtoken": token',
        "xmlData=", '<FL val="x">', "FROM_AGENT=true", "/apiauthtoken/nb/create", "/recruit/private/",
        *(name for row in pack.libraries if row.product == "CRM" for name in row.imports if name != "Pixers"),
    ]  # fmt: skip
    for text in texts:
        assert any(word in text.lower() for word in words), text


def test_few_words_are_strong_and_oauth_is_none(pack: Pack) -> None:
    prefilter = pack.about.prefilter
    assert len(prefilter.strong) <= 5
    assert prefilter.not_after["authtoken"] == "o"


def test_no_word_of_the_pack_speaks_of_how_it_was_compiled(pack: Pack) -> None:
    words = re.compile(r"search tool|\bseed\b|parsed here|read here|seen here|in this session")
    for row in (*pack.sources, *pack.facts, *pack.libraries, *pack.token_shapes, *pack.breaking, *pack.modules):
        assert not words.search(str(row)), row


def test_facts_name_their_traps(pack: Pack) -> None:
    topics = {fact.topic for fact in pack.facts}
    assert {
        "trap", "no replacement", "false positive", "mint parameter", "mint response", "mint failure", "OAuth", "grant",
        "token migration", "SDK", "version", "carrier", "data centre", "in code", "gap", "token",
    } <= topics  # fmt: skip
    assert len([fact for fact in pack.facts if fact.topic == "trap"]) == 12
    assert len([fact for fact in pack.facts if fact.topic == "no replacement"]) == 11
