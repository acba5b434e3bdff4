"""The plan of the samples: checked against what a reader expects, and against the pack it comes from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from audited import sample as audit_of
from report import golden

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.findings import Stage
from auditor.pack.locate import load
from auditor.report import render_plan
from auditor.report.charts import loads_of
from auditor.report.steps import order_of
from auditor.roadmap import roadmap_of

if TYPE_CHECKING:
    from auditor.findings import Finding
    from auditor.outcome import Audit

ROOT = Path(__file__).parent.parent
PACK = load(DEFAULT_PACK)
SAMPLES = ("legacy_erp", "legacy_ops", "legacy_shop", "legacy_sync", "migrated")

EXPECTED = [
    (
        "bin/nightly_export.py", "Potentials.getMyRecords",
        "GET /crm/v8/Deals/search?criteria={criteria for the owner}&page={page}&per_page={per_page}",
        {"ZohoCRM.modules.deals.READ", "ZohoSearch.securesearch.READ"}, 7,
    ),
    (
        "bin/nightly_export.py", "Potentials.getDeletedRecordIds",
        "GET /crm/v8/Deals/deleted?page=1&per_page=200", {"ZohoCRM.modules.deals.READ"}, 3,
    ),
    (
        "quillsync/metadata.py", "Leads.getFields",
        "GET /crm/v8/settings/fields?module=Leads", {"ZohoCRM.settings.fields.READ"}, 3,
    ),
    (
        "quillsync/metadata.py", "Info.getModules",
        "GET /crm/v8/settings/modules", {"ZohoCRM.settings.modules.READ"}, 3,
    ),
    ("quillsync/metadata.py", "Users.getUsers", "GET /crm/v8/users?type={kind}", {"ZohoCRM.users.READ"}, 3),
    (
        "quillsync/orders.py", "SalesOrders.insertRecords",
        "POST /crm/v8/Sales_Orders", {"ZohoCRM.modules.salesorders.CREATE"}, 5,
    ),
    (
        "quillsync/orders.py", "SalesOrders.updateRecords",
        "PUT /crm/v8/Sales_Orders/{order_id}", {"ZohoCRM.modules.salesorders.UPDATE"}, 5,
    ),
    ("quillsync/orders.py", "Notes.insertRecords", "POST /crm/v8/Notes", {"ZohoCRM.modules.notes.CREATE"}, 5),
    (
        "quillsync/reports.py", "Potentials.getCVRecords",
        "GET /crm/v8/Deals?cvid={cvid}&fields={fields}&per_page=100", {"ZohoCRM.modules.deals.READ"}, 5,
    ),
    (
        "quillsync/reports.py", "Contacts.getRelatedRecords",
        "GET /crm/v8/Campaigns/{campaign_id}/{related_list_api_name}?fields={fields}",
        {"ZohoCRM.modules.campaigns.READ"}, 5,
    ),
    (
        "quillsync/reports.py", "Notes.getRelatedRecords",
        "GET /crm/v8/Sales_Orders/{order_id}/Notes?fields={fields}",
        {"ZohoCRM.modules.salesorders.READ", "ZohoCRM.modules.notes.READ"}, 5,
    ),
    (
        "quillsync/reports.py", "Campaigns.updateRelatedRecords",
        "PUT /crm/v8/Campaigns/{campaign_id}/{related_list_api_name}/{related_record_id}",
        {"ZohoCRM.modules.UPDATE"}, 5,
    ),
    (
        "quillsync/search.py", "Contacts.getSearchRecordsByPDC",
        ("GET /crm/v8/Contacts/search?criteria=(Email:equals:{email})"
        "&fields=id,First_Name,Last_Name,Email,Mailing_Zip"),
        {"ZohoCRM.modules.contacts.READ", "ZohoSearch.securesearch.READ"}, 3,
    ),
    (
        "quillsync/search.py", "Leads.searchRecords",
        "GET /crm/v8/Leads/search?criteria=((Last_Name:equals:{name})and(Zip_Code:starts_with:{postcode}))",
        {"ZohoCRM.modules.leads.READ", "ZohoSearch.securesearch.READ"}, 3,
    ),
    (
        "quillsync/search.py", "Accounts.getSearchRecords",
        "POST /crm/v8/coql", {"ZohoCRM.coql.READ", "ZohoCRM.modules.accounts.READ"}, 7,
    ),
    ("quillsync/tasks.py", "Leads.insertRecords", "POST /crm/v8/Leads", {"ZohoCRM.modules.leads.CREATE"}, 5),
    (
        "quillsync/tasks.py", "Contacts.updateRecords",
        "PUT /crm/v8/Contacts/{contact_id}", {"ZohoCRM.modules.contacts.UPDATE"}, 5,
    ),
    (
        "quillsync/tasks.py", "Leads.deleteRecords",
        "DELETE /crm/v8/Leads/{lead_id}", {"ZohoCRM.modules.leads.DELETE"}, 1,
    ),
    (
        "quillsync/tasks.py", "Products.getRecords",
        "GET /crm/v8/Products?fields=Product_Name,Product_Code,Unit_Price&page={page}&per_page={per_page}",
        {"ZohoCRM.modules.products.READ"}, 5,
    ),
    (
        "quillsync/tasks.py", "Potentials.getRecordById",
        "GET /crm/v8/Deals/{potential_id}", {"ZohoCRM.modules.deals.READ"}, 3,
    ),
    (
        "quillsync/zoho/convert.py", "Leads.convertLead",
        "POST /crm/v8/Leads/{lead_id}/actions/convert", {"ZohoCRM.modules.leads.CREATE"}, 5,
    ),
    (
        "quillsync/zoho/files.py", "SalesOrders.downloadFile",
        "GET /crm/v8/Sales_Orders/{record_id}/Attachments/{attachment_id}", {"ZohoCRM.modules.attachments.READ"}, 7,
    ),
    (
        "quillsync/zoho/files.py", "SalesOrders.deleteFile",
        "DELETE /crm/v8/Sales_Orders/{record_id}/Attachments/{attachment_id}",
        {"ZohoCRM.modules.attachments.DELETE"}, 7,
    ),
    (
        "quillsync/zoho/files.py", "SalesOrders.uploadFile",
        "POST /crm/v8/Sales_Orders/{order_id}/Attachments",
        {"ZohoCRM.modules.attachments.CREATE", "ZohoCRM.modules.salesorders.CREATE"}, 3,
    ),
]  # fmt: skip


def calls_of(audit: Audit) -> list[Finding]:
    return [finding for finding in audit.findings if finding.replacement is not None]


@pytest.mark.parametrize(("path", "name", "line", "scopes", "effort"), EXPECTED, ids=[row[1] for row in EXPECTED])
def test_what_a_reader_expects(path: str, name: str, line: str, scopes: set[str], effort: int) -> None:
    made = [
        finding.replacement
        for finding in calls_of(audit_of("legacy_sync"))
        if finding.path == path and "docstring" not in finding.context and finding.replacement
        if any(f"{call.module}.{call.method}" == name for call in finding.call)
    ]
    assert {f"{one.verb} {one.target}" for one in made} == {line}
    assert {frozenset(one.scopes) for one in made} == {frozenset(scopes)}
    assert {one.effort for one in made} == {effort}


def template(path: str) -> re.Pattern[str]:
    """The paths that a template of the pack stands for."""
    parts = re.split(r"(\{\w+\})", path)
    return re.compile("".join("[^/?]+" if part.startswith("{") else re.escape(part) for part in parts))


def scopes_of_the_pack() -> re.Pattern[str]:
    words = "|".join(sorted({re.escape(row.scope.rpartition(".")[2]) for row in PACK.modules if row.scope}))
    rows = {scope for method in PACK.methods for one in method.successor for scope in one.scopes}
    shapes = [re.escape(row).replace(r"\.\{module_scope\}", rf"(?:\.(?:{words}))?") for row in sorted(rows)]
    shapes = [shape.replace(r"\.\{parent_scope\}", rf"(?:\.(?:{words}))?") for shape in shapes]
    return re.compile("|".join(shapes), re.IGNORECASE)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_verb_path_and_scope_stands_in_the_pack(sample: str) -> None:
    usual = [(one.verb, template(one.path)) for method in PACK.methods for one in method.successor]
    scope = scopes_of_the_pack()
    for finding in calls_of(audit_of(sample)):
        one = finding.replacement
        assert one
        for path in (one.path, one.target.partition("?")[0]):
            assert any(verb == one.verb and shape.fullmatch(path) for verb, shape in usual), path
        assert [name for name in one.scopes if not scope.fullmatch(name)] == []
        assert set(one.breaking) <= {change.id for change in PACK.breaking}
        assert one.effort in {step.points for step in PACK.about.effort}
    plan = audit_of(sample).plan
    assert [name for name in plan.scopes if not scope.fullmatch(name)] == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_new_parameter_stands_in_the_pack(sample: str) -> None:
    taken = {name for method in PACK.methods for one in method.successor for name in (*one.accepts, *one.query)}
    for finding in calls_of(audit_of(sample)):
        assert finding.replacement
        _, _, query = finding.replacement.target.partition("?")
        assert {pair.partition("=")[0] for pair in query.split("&") if pair} <= taken
        assert {line.partition(":")[0] for line in finding.replacement.headers} <= {*taken, "Authorization"}


@pytest.mark.parametrize("sample", SAMPLES)
def test_whatever_is_added_up_on_the_page_gives_the_effort(sample: str) -> None:
    """A recorded call shows what is called; the work is where it is made."""
    audit = audit_of(sample)
    loads = loads_of(audit, PACK.about.effort)
    assert sum(load.total for load in loads) == audit.plan.effort
    assert sum(leg.points for leg in order_of(audit)) == audit.plan.effort
    assert sum(row.effort for row in audit.plan.rows if row.product == audit.pack.product) == audit.plan.effort


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_steps_hold_all_effort_and_every_finding_once(sample: str) -> None:
    audit = audit_of(sample)
    roadmap = roadmap_of(audit, PACK)
    tasks = [task for step in roadmap.steps for group in step.groups for task in group.tasks]
    assert sum(step.effort for step in roadmap.steps) == sum(task.effort for task in tasks) == audit.plan.effort
    own = [one for one in audit.findings if one.product == audit.pack.product or one.credential]
    assert sorted((task.path, task.line, task.id) for task in tasks) == sorted((o.path, o.line, o.id) for o in own)
    assert [step.stage for step in roadmap.steps] == sorted((step.stage for step in roadmap.steps), key=[*Stage].index)


def test_the_migrated_sample_is_ready() -> None:
    readiness = audit_of("migrated").plan.readiness
    assert readiness
    assert readiness.percent == 100
    assert readiness.clean == readiness.relevant > 0
    assert "Nothing is left to do." in render_plan(audit_of("migrated"), "markdown", pack=PACK)


def test_the_legacy_samples_are_not() -> None:
    for sample in SAMPLES[:-1]:
        readiness = audit_of(sample).plan.readiness
        assert readiness
        assert readiness.percent is not None
        assert readiness.percent < 60


def test_the_plan_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "samples")
    audit = run(Settings(("legacy_sync",)), PACK)
    golden.check("migration.md", render_plan(audit, "markdown", pack=PACK))


def test_the_written_plan_is_no_finding_itself(tmp_path: Path) -> None:
    (tmp_path / "MIGRATION.md").write_text(render_plan(audit_of("legacy_sync"), "markdown", pack=PACK), "utf-8")
    audit = run(Settings((str(tmp_path),)), PACK)
    assert [finding.message for finding in audit.findings if not finding.suppressed] == []
    assert audit.notices == ()


def test_the_written_plan_does_not_churn() -> None:
    text = render_plan(audit_of("legacy_sync"), "markdown", pack=PACK)
    assert not re.search(r"\.py:\d", text)
    assert not re.search(r"20\d\d-\d\d-\d\dT", text)
