"""Rows are found by every name that code, people and dependency files use for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.pack import lookup

if TYPE_CHECKING:
    from auditor.pack.rows import Pack


def name_of(row: object) -> str:
    return getattr(row, "name", "")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("getRecords", "getRecords"), ("getrecords", "getRecords"), ("GETRECORDS", "getRecords"),
        ("getAllRecords", "getRecords"), ("getEntityRecord", "getRecordById"), ("nosuch", ""), ("", ""),
    ],
)  # fmt: skip
def test_methods(pack: Pack, asked: str, found: str) -> None:
    assert name_of(lookup.method(pack, asked)) == found


@pytest.mark.parametrize(
    ("asked", "found", "api_name"),
    [
        ("Potentials", "Potentials", "Deals"), ("potentials", "Potentials", "Deals"),
        ("Price Books", "PriceBooks", "Price_Books"), ("Price_Books", "PriceBooks", "Price_Books"),
        ("Price%20Books", "PriceBooks", "Price_Books"), ("Price+Books", "PriceBooks", "Price_Books"),
        ("pricebooks", "PriceBooks", "Price_Books"), ("Sales Orders", "SalesOrders", "Sales_Orders"),
        ("CustomModule3", "CustomModule3", "{api_name}"), ("custommodule12", "CustomModule12", "{api_name}"),
        ("Custom Module 3", "CustomModule3", "{api_name}"), ("LinkingModule1", "LinkingModule1", "{api_name}"),
        ("CustomModule", "", ""), ("CustomModuleX", "", ""), ("Lead", "", ""), ("", "", ""),
    ],
)  # fmt: skip
def test_modules(pack: Pack, asked: str, found: str, api_name: str) -> None:
    row = lookup.module(pack, asked)
    assert name_of(row) == found
    assert (row.api_name if row else "") == api_name


def test_a_custom_module_has_its_number_in_its_id_field(pack: Pack) -> None:
    row = lookup.module(pack, "CustomModule3")
    assert row
    assert row.id_field == "CUSTOMMODULE3_ID"
    assert row.scope == "custom"


def test_modules_by_the_name_of_today(pack: Pack) -> None:
    assert [row.name for row in lookup.modules_now_called(pack, "Deals")] == ["Potentials", "Deals"]
    assert lookup.modules_now_called(pack, "nosuch") == ()


def test_what_is_no_record_module_has_no_scope_word(pack: Pack) -> None:
    for name, group in (("Users", "ZohoCRM.users"), ("Info", "ZohoCRM.settings.modules")):
        row = lookup.module(pack, name)
        assert row
        assert not row.scope
        assert row.scope_group == group


def test_rules_by_id_kind_and_fact(pack: Pack) -> None:
    for asked in ("ZA101", "za101", "v1-endpoint", "V1-Endpoint"):
        row = lookup.rule(pack, asked)
        assert row
        assert row.id == "ZA101"
    assert lookup.rule(pack, "ZA999") is None
    assert [row.id for row in lookup.rules_on(pack, "payload")] == ["ZA109", "ZA110"]


def test_breaking_changes(pack: Pack) -> None:
    row = lookup.breaking(pack, "b01")
    assert row
    assert row.topic == "auth"
    assert len(lookup.methods_bitten(pack, "b01")) == 24
    assert [method.name for method in lookup.methods_bitten(pack, "B21")] == ["convertLead"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("Desk", "Desk"), ("support", "Desk"), ("Reports", "Analytics"), ("WorkDrive", "Docs"), ("crm", "CRM"), ("x", "")],
)
def test_products(pack: Pack, asked: str, found: str) -> None:
    assert name_of(lookup.product(pack, asked)) == found


def test_several_scopes_at_once(pack: Pack) -> None:
    found = lookup.products_of_scope(pack, "ZohoSupport%2Fsupportapi%2CZohoSearch%2FSearchAPI")
    assert [row.name for row in found] == ["Desk", "Search"]


@pytest.mark.parametrize(
    ("ecosystem", "package", "version", "old"),
    [
        ("PyPI", "zohoapi", "", True), ("PyPI", "zohoapi", "1.1", True), ("pypi", "mfabrik.zoho", "1.1", True),
        ("PyPI", "mfabrik_zoho", "1.1", True), ("PyPI", "MFabrik-Zoho", "", True),
        ("PyPI", "zohobooks-api", "1.0", True), ("PyPI", "zohobooks-api", "1.0.0", True),
        ("PyPI", "zohobooks-api", "1.1", False), ("PyPI", "zohobooks-api", "1.4", False),
        ("PyPI", "zohobooks-api", "", True), ("PyPI", "zoho-analytics-connector", "0.3.0", True),
        ("PyPI", "zoho-analytics-connector", "0.4.0", False), ("PyPI", "zcrmsdk", "", False),
        ("npm", "zoho", "^1.0.0", True), ("RubyGems", "rubyzoho", "0.5.0", True), ("PyPI", "rubyzoho", "", False),
        ("Packagist", "wabel/zoho-crm-orm", "~1.2", True), ("Packagist", "wabel/zoho-crm-orm", "2.0", False),
    ],
)  # fmt: skip
def test_libraries(pack: Pack, ecosystem: str, package: str, version: str, *, old: bool) -> None:
    assert lookup.is_old_library(pack, ecosystem, package, version) is old


@pytest.mark.parametrize(
    ("name", "ecosystem", "found"),
    [
        ("mfabrik.zoho.crm", "PyPI", {"mfabrik-zoho", "mfabrik.zoho-3"}), ("mfabrik", "PyPI", set()),
        ("talkzoho", "PyPI", {"talkzoho"}), ("talkzoho.crm.lead", "", {"talkzoho"}), ("zohoapix", "", set()),
        (r"CristianPontes\ZohoCRMClient\Client", "Packagist",
         {"cristianpontes/zoho-crm-client-php", "basetwosolutions/zoho-crm-client-php"}),
        ("node-zoho", "npm", {"node-zoho"}), ("zohocrmsdk.src.com.zoho.crm.api", "PyPI", set()),
    ],
)  # fmt: skip
def test_imports(pack: Pack, name: str, ecosystem: str, found: set[str]) -> None:
    assert {row.package for row in lookup.libraries_imported_as(pack, name, ecosystem)} == found


@pytest.mark.parametrize(
    ("ecosystem", "package", "there"),
    [
        ("npm", "@zohocrm/nodejs-sdk-8.0", True), ("PyPI", "zcrmsdk", True), ("pypi", "ZCRMSDK", True),
        ("npm", "node-zoho", False), ("RubyGems", "zcrmsdk", True), ("crates.io", "zcrmsdk", False),
    ],
)  # fmt: skip
def test_packages_that_only_look_old(pack: Pack, ecosystem: str, package: str, *, there: bool) -> None:
    assert (lookup.not_old(pack, ecosystem, package) is not None) is there


def test_no_package_is_both(pack: Pack) -> None:
    for row in pack.not_old:
        assert not lookup.libraries(pack, row.ecosystem, row.package), row


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("eu", "eu"), ("Europe", "eu"), ("crm.zoho.eu", "eu"), ("accounts.zoho.com.cn", "cn"),
        ("www.zohoapis.jp", "jp"), ("accounts.zohocloud.ca", "ca"), ("crm.zoho.com", ""), ("nosuch", ""),
    ],
)  # fmt: skip
def test_data_centres(pack: Pack, asked: str, found: str) -> None:
    row = lookup.data_center(pack, asked)
    assert (row.id if row else "") == found


def test_errors_sources_and_shapes(pack: Pack) -> None:
    error = lookup.error(pack, "4834")
    assert error
    assert error.becomes == "INVALID_TOKEN, 401"
    source = lookup.source(pack, "product-doc")
    assert source
    assert source.url.startswith("https://www.zoho.com/")
    assert lookup.token_shape(pack, "authtoken")
    assert lookup.error(pack, "1") is None


def test_the_index_of_a_pack_is_made_once(pack: Pack, acme: Pack) -> None:
    assert lookup.index(pack) is lookup.index(pack)
    assert lookup.index(pack) is not lookup.index(acme)
    assert lookup.method(acme, "getRecords") is None
    assert name_of(lookup.module(acme, "Book7")) == "Book7"
