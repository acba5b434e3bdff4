"""Pages and templates: their scripts are programs, what writes them too, what a template fills in is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import REQUESTS, audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.outcome import Audit

TOKEN = "b2e94f4a6e8c3d7f1b2a9e6c450d51c7"
BASE = 'var base = "https://crm.zoho.com/crm/private/json/";\n'


def scan(folder: Path, name: str, text: str) -> Audit:
    write(folder, {name: text})
    return audit_of(folder)


def calls(audit: Audit) -> list[tuple[int, str]]:
    return sorted(
        (row.line, f"{call.module}.{call.method}")
        for row in audit.findings
        if row.kind in REQUESTS
        for call in row.call
    )


def script(*lines: str) -> str:
    return "\n".join(["<p>Leads</p>", "<script>", BASE.strip(), *lines, "</script>", ""])


ASKED = '$.getJSON(base + "Leads/getRecords?scope=crmapi&authtoken=" + token, show);'
FILLED = {
    "twig": ("a.twig", "{% if token %}", "var token = {{ token|json_encode|raw }};", "{% endif %}"),
    "jinja": ("a.jinja2", "{%- for t in tokens -%}", 'var token = "{{ t }}";', "{%- endfor -%}"),
    "django": ("a.html", "{# the token #}", "var token = '{{ request.user.token|default:'x' }}';", "{% csrf_token %}"),
    "blade": ("a.blade.php", "@if ($admin)", "var token = @json($token);", "@endif"),
    "blade-raw": ("a.blade.php", "@php $x = 1; @endphp", "var token = {!! json_encode($token) !!};", "@csrf"),
    "erb": ("a.html.erb", "<% if admin %>", "var token = <%= raw token.to_json %>;", "<% end %>"),
    "ejs": ("a.ejs", "<% if (admin) { %>", "var token = <%- JSON.stringify(token) %>;", "<% } %>"),
    "php": ("a.php", "<?php if ($admin): ?>", "var token = <?php echo json_encode($token); ?>;", "<?php endif; ?>"),
    "phtml": ("a.phtml", "<?php if ($admin) { ?>", 'var token = "<?= $this->escape("x") ?>";', "<?php } ?>"),
    "jsp": ("a.jsp", "<% if (admin) { %>", 'var token = "<%= token %>";', "<% } %>"),
    "razor": ("a.cshtml", "// {", 'var token = "@Model.Token";', "// }"),
    "handlebars": ("a.hbs", "{{#if admin}}", "var token = {{{json token}}};", "{{/if}}"),
}


@pytest.mark.parametrize("name", FILLED)
def test_a_script_in_a_template_is_a_program(name: str, tmp_path: Path) -> None:
    path, before, given, after = FILLED[name]
    audit = scan(tmp_path, path, script(before, given, after, ASKED))
    assert calls(audit) == [(7, "Leads.getRecords")]
    assert [row.kind for row in audit.findings if row.kind not in REQUESTS] == []


@pytest.mark.parametrize("path", ["a.twig", "a.html.erb", "a.php", "a.html"])
def test_a_token_in_a_script_of_a_template_is_found_once(path: str, tmp_path: Path) -> None:
    audit = scan(tmp_path, path, script(f'var token = "{TOKEN}";', ASKED))
    assert calls(audit) == [(5, "Leads.getRecords")]
    assert [(row.line, row.column) for row in audit.findings if row.kind == "hardcoded-token"] == [(4, 14)]


@pytest.mark.parametrize(
    ("path", "mark"), [("a.twig", "{{ module }}"), ("a.php", "<?= $module ?>"), ("a.erb", "<%= m %>")]
)
def test_what_is_filled_into_an_address_is_unknown(path: str, mark: str, tmp_path: Path) -> None:
    asked = f'fetch(base + "{mark}/searchRecords?scope=crmapi&authtoken=" + token);'
    assert calls(scan(tmp_path, path, script(asked))) == [(4, ".searchRecords")]


BLADE = """@extends('layout')
@php
    $base = 'https://crm.zoho.com/crm/private/json/';
    $leads = file_get_contents($base . 'Leads/getRecords?scope=crmapi&authtoken=' . config('zoho.token'));
@endphp
{{-- file_get_contents($base . 'Cases/getRecords?scope=crmapi&authtoken=' . $t) --}}
<h1>@{{ name }} {{ $title }}</h1>
@foreach ($rows as $row)
  <li>{{ file_get_contents($base . 'Contacts/getMyRecords?scope=crmapi&authtoken=' . $t) }}</li>
  <li>{!! file_get_contents($base . 'Accounts/getRecords?scope=crmapi&authtoken=' . $t) !!}</li>
@endforeach
<?php file_get_contents($base . 'Tasks/getRecords?scope=crmapi&authtoken=' . $t); ?>
"""


def test_the_programs_in_a_blade_template(tmp_path: Path) -> None:
    audit = scan(tmp_path, "leads.blade.php", BLADE)
    assert [row for row in calls(audit) if row[0] != 6] == [
        (4, "Leads.getRecords"), (9, "Contacts.getMyRecords"), (10, "Accounts.getRecords"), (12, "Tasks.getRecords"),
    ]  # fmt: skip
    assert audit.coverage.partly_read == ()


MIXED = """<?php
$t = get_option('zoho_token');
echo '<script>var a = "' . $t . '";</script>';
$url = "https://crm.zoho.com/crm/private/json/Contacts/getMyRecords?scope=crmapi&authtoken=$t";
?>
<script>
var base = "https://crm.zoho.com/crm/private/json/";
$.getJSON(base + "Leads/getRecords?scope=crmapi&authtoken=" + <?= json_encode($t) ?>, show);
var rows = <?php echo file_get_contents($url); ?>;
</script>
"""


def test_a_program_and_the_script_that_it_writes(tmp_path: Path) -> None:
    assert calls(scan(tmp_path, "a.php", MIXED)) == [(8, "Leads.getRecords"), (9, "Contacts.getMyRecords")]


VUE = """<template><p v-if="a < b" @click="load('Leads')">{{ lead.name }}</p></template>
<script setup lang="ts">
import axios from 'axios'
const base: string = 'https://crm.zoho.com/crm/private/json/'
const props = defineProps<{ token: string }>()
async function load(module: string): Promise<void> {
  await axios.get(`${base}${module}/getRecords`, { params: { authtoken: props.token, scope: 'crmapi' } })
}
load('Leads')
</script>
<style scoped>p { color: red }</style>
"""
SVELTE = """<script lang="ts">
  const base = 'https://crm.zoho.com/crm/private/json/';
  export let token: string;
  $: url = base + 'Leads/getRecords?scope=crmapi&authtoken=' + token;
  const load = async () => (await fetch(base + 'Contacts/getMyRecords?scope=crmapi&authtoken=' + token)).json();
</script>
{#if lead}<p on:click={load}>{lead.name}</p>{/if}
"""


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("Leads.vue", VUE, [(7, ".getRecords"), (9, "Leads.getRecords")]),
        ("Leads.svelte", SVELTE, [(4, "Leads.getRecords"), (5, "Contacts.getMyRecords")]),
    ],
    ids=["vue", "svelte"],
)
def test_components(path: str, text: str, expected: list[tuple[int, str]], tmp_path: Path) -> None:
    audit = scan(tmp_path, path, text)
    assert calls(audit) == expected
    assert audit.coverage.partly_read == ()


QUIET = {
    "another-api.twig": '<p>zoho</p><script>fetch("https://example.com/" + {{ path }} + "?key=" + x);</script>',
    "successor.blade.php": '<script>fetch("https://www.zohoapis.com/crm/v8/Leads", {headers: @json($h)});</script>',
    "data.html": '<script type="application/json">{"zoho": {"authtoken": "{{ token }}"}}</script>',
    "filled.twig": '<script>var zoho = {authtoken: "{{ token }}"};</script>',
}


@pytest.mark.parametrize("name", QUIET)
def test_the_rest_is_quiet(name: str, tmp_path: Path) -> None:
    audit = scan(tmp_path, name, QUIET[name])
    assert [row for row in audit.findings if row.kind in {*REQUESTS, "hardcoded-token"}] == []
