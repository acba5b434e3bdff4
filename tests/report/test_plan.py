"""What the calls add up to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.findings import ApiCall, Finding, Severity
from auditor.outcome import Coverage, Skipped, Verdict
from auditor.plan import calls_of, plan_of, smallest, summary_of, verdict_of
from report import audits
from report.packs import PRODUCT, pack

FOUND = audits.findings()
READ = Coverage(files=1, searched=1, bytes=1, relevant=1)


def named(module: str, method: str) -> Finding:
    return next(one for one in FOUND if any(call.module == module and call.method == method for call in one.call))


@pytest.mark.parametrize(
    ("scopes", "least"),
    [
        (["X.modules.leads.READ", "X.modules.ALL"], ("X.modules.ALL",)),
        (["X.modules.leads.READ", "X.modules.leads.ALL"], ("X.modules.leads.ALL",)),
        (["X.modules.leads.ALL", "X.modules.ALL"], ("X.modules.ALL",)),
        (["X.modules.leads.READ", "X.modules.READ"], ("X.modules.READ",)),
        (["X.modules.READ", "X.modules.leads.CREATE"], ("X.modules.READ", "X.modules.leads.CREATE")),
        (["X.modulesque.READ", "X.modules.ALL"], ("X.modules.ALL", "X.modulesque.READ")),
        (["X.b.READ", "X.a.READ", "X.b.READ"], ("X.a.READ", "X.b.READ")),
        (["X.modules.{module}.READ", "Y.READ"], ("Y.READ",)),
        (["ALL", "X.ALL"], ("ALL", "X.ALL")),
        ([], ()),
    ],
)
def test_the_smallest_set_of_scopes(scopes: list[str], least: tuple[str, ...]) -> None:
    assert smallest(scopes) == least


def test_rows_by_module_and_method_the_packs_product_first() -> None:
    rows = [(row.product, row.call.module, row.call.method, row.calls) for row in plan_of(FOUND, pack()).rows]
    assert rows == [
        (PRODUCT, "Contacts", "getRecordById", 1),
        (PRODUCT, "Contacts", "searchRecords", 1),
        (PRODUCT, "Leads", "getRecords", 1),
        (PRODUCT, "Leads", "insertRecords", 1),
        (PRODUCT, "Leads", "searchRecords", 1),
        ("Zoho Reports", "", "export", 1),
    ]


def test_the_efforts_of_the_rows_add_up() -> None:
    plan = plan_of(FOUND, pack())
    assert sum(row.effort for row in plan.rows) == plan.effort == summary_of(FOUND, PRODUCT).effort == 18


def test_a_wrapper_whose_calls_are_named_is_no_call_of_its_own() -> None:
    wrapper = FOUND[0]
    assert wrapper not in calls_of(FOUND)
    assert wrapper in calls_of([wrapper])
    assert plan_of([wrapper], pack()).effort == 5


def test_what_is_suppressed_does_not_count() -> None:
    quiet = replace(named("Leads", "getRecords"), suppressed="baseline")
    assert plan_of([quiet], pack()).rows == ()
    assert summary_of([quiet], PRODUCT).findings == 0
    assert verdict_of([quiet], READ, PRODUCT) is Verdict.READY


def test_changes_come_in_the_packs_order_with_the_calls_they_bite() -> None:
    changes = {change.id: change.calls for change in plan_of(FOUND, pack()).changes}
    assert changes == {"B01": 4, "B03": 3, "B04": 1, "B08": 1, "B14": 1}
    assert list(changes) == sorted(changes)


def test_the_most_frequent_request_stands_for_a_row() -> None:
    one = named("Leads", "getRecords")
    assert one.replacement
    other = replace(one, id="x", replacement=replace(one.replacement, path="/other", scopes=("X.READ",), effort=7))
    (row,) = plan_of([one, other, replace(one, id="y", line=99)], pack()).rows
    assert row.replacement
    assert row.replacement.path == one.replacement.path
    assert row.replacement.scopes == ("X.READ", "ZohoCRM.modules.leads.READ")
    assert (row.replacement.effort, row.effort, row.calls) == (7, 13, 3)


def test_hosts_are_those_of_the_shapes() -> None:
    shapes = ("https://user:pw@crm.zoho.eu/x", "https://{env:HOST}/crm", "no url", "http://crm.zoho.com?x")
    found = [replace(named("Leads", "getRecords"), id=shape, shape=shape, related=()) for shape in shapes]
    assert plan_of(found, pack()).hosts == ("crm.zoho.com", "crm.zoho.eu", "{env:HOST}")


def of(severity: Severity, product: str = PRODUCT) -> Finding:
    return replace(named("Leads", "getRecords"), severity=severity, product=product, id=f"{severity} {product}")


@pytest.mark.parametrize(
    ("found", "coverage", "verdict"),
    [
        ([], READ, Verdict.READY),
        ([of(Severity.MEDIUM), of(Severity.LOW), of(Severity.INFO)], READ, Verdict.READY),
        ([of(Severity.HIGH)], READ, Verdict.NEARLY),
        ([of(Severity.HIGH), of(Severity.BLOCKER)], READ, Verdict.NOT_READY),
        ([of(Severity.BLOCKER, "")], READ, Verdict.NOT_READY),
        ([of(Severity.BLOCKER, "Zoho Reports")], READ, Verdict.READY),
        ([], replace(READ, skipped=(Skipped("a", "binary", expected=True),)), Verdict.READY),
        ([], replace(READ, skipped=(Skipped("a", "unreadable", expected=False),)), Verdict.INCOMPLETE),
        ([of(Severity.BLOCKER)], replace(READ, searched=0), Verdict.INCOMPLETE),
    ],
)
def test_the_verdict(found: list[Finding], coverage: Coverage, verdict: Verdict) -> None:
    assert verdict_of(found, coverage, PRODUCT) is verdict


def test_a_call_without_names_is_a_row_at_the_end() -> None:
    nameless = replace(named("Leads", "getRecords"), call=(), id="n", line=99)
    rows = plan_of([nameless, named("Leads", "getRecords")], pack()).rows
    assert [row.call for row in rows] == [ApiCall("Leads", "getRecords", "json"), ApiCall("", "", "")]
