"""Programs, documents and notebooks damaged at random, but always in the same way."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from shapes import csharp, php, ruby, shell
from shapes.scanning import pack

from auditor.frontends.languages import LANGUAGES, language_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAMPLES = Path(__file__).parents[2] / "samples"
DOCUMENTS = {
    "json": (".json", ".har"),
    "yaml": (".yml", ".yaml"),
    "toml": (".toml",),
    "xml": (".xml", ".config", ".csproj"),
    "page": (".html", ".htm", ".vue"),
    "properties": (".properties", ".env", ".ini"),
    "text": (".md", ".sql", ".log", ".txt", ".http", ".vb"),
}
TEMPLATES = {"blade": (".blade.php",), "twig": (".twig",), "jsp": (".jsp",), "ejs": (".ejs",)}
"""Pages that are written in two languages at once."""

LARGEST = 20_000
TOKEN = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])")
CODE = re.compile(r"\n(?=\S)")

BITS = (
    "(", ")", "[", "]", "{", "}", "<", ">", '"', "'", "`", '"""', "'''", "\\", "\\\n", "\n", "\r", "\t", ";", ",", ":",
    "=", "=>", "->", "#", "//", "/*", "*/", "<!--", "-->", "<?php", "?>", "<%", "%>", "{{", "}}", "${", "#{", "$(", "@",
    "$", "%", "&", "|", "\0", "\x1b[31m", "\u2028", "\u202e", "\ufeff", "\U0001f600", "\u0301", "é", "<<EOF\n", "EOF\n",
    "<<<X\n", "=begin\n", "=end\n", "end\n", "if ", "def x", "class ", "function", "return ", "import ", "\\u12", "\\x",
    "]]>", "<![CDATA[", "<script>", "</script>", "---\n", "- ", "&a ", "*a", "[[", "]]", "%%bash\n", "!ls", "    ",
)  # fmt: skip
NESTS = (
    "(", "[", "{", "f(", "a[", "{'a':", '{"a":', "[[", "<a>", "if (a) {", "(a ? ", "not ", "!", "-", "a.b(", '"#{',
    "`${", "$(", "-> {", "lambda: ", "x = ", "a + ", "function(){", "=> ", "<?php if(1){ ?>", "- ", "a: {", "begin\n",
    "&a [", "new A(",
)  # fmt: skip


FURTHER = {
    "leads.sh": """#!/bin/bash
TOKEN=${ZOHO_TOKEN:-0d51c7e2b94f4a6e8c3d7f1b2a9e6c45}
base="https://crm.zoho.com/crm/private/json"
for module in Leads Contacts; do
  curl -s -G "$base/$module/getRecords" --data-urlencode "authtoken=$TOKEN" -d scope=crmapi | jq '.response' \\
    > "$module.json"
done
cat <<EOF | mail -s "done" crm@example.com
read by $(hostname): ${base}/Leads/getRecords?authtoken=$TOKEN
EOF
""",
    "leads.go": """package crm

import (
	"fmt"
	"net/http"
	"net/url"
)

const base = "https://crm.zoho.com/crm/private/json/"

// Client asks the old API.
type Client struct{ Token string }

func New() *Client { return &Client{Token: "6f5e4d3c2b1a0f9e8d7c6b5a49382716"} }

func (c *Client) Get(module, method string, extra map[string]string) (*http.Response, error) {
	values := url.Values{"scope": {"crmapi"}}
	values.Set("authtoken", c.Token)
	for key, value := range extra {
		values.Add(key, value)
	}
	return http.Get(fmt.Sprintf("%s%s/%s?%s", base, module, method, values.Encode()))
}

func (c *Client) Leads() (*http.Response, error) { return c.Get("Leads", "getRecords", nil) }
""",
    "crm.toml": """# the old API
[crm]
url = "https://crm.zoho.com/crm/private/xml/Leads/insertRecords"
authtoken = "5b7e2c9d1f3a4068b2c4d6e8f0a1b3c5"
modules = ["Leads", "Contacts"]
[crm.retry]
times = 3
note = \'\'\'
scope=crmapi
\'\'\'
""",
    "widget.html": """<!doctype html><html><head><title>Leads</title>
<script>
  var token = "c4e1a7092b5d4f8e9a3c6b1d7e0f2a58";
  $.getJSON("https://crm.zoho.com/crm/private/json/" + module + "/getRecords?authtoken=" + token, function (data) {
    data.response.result.Leads.row.forEach(function (row) { show(row.FL); });
  });
</script></head><body><!-- authtoken above -->
<form action="https://crm.zoho.com/crm/WebToLeadForm"><input name="authtoken" value="9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a">
</form></body></html>
""",
    "Leads.vue": """<template><p @click="load">{{ lead.name }}</p></template>
<script lang="ts">
import axios from "axios";
export default { methods: { async load(): Promise<void> {
  await axios.get(`https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=${this.token}&scope=crmapi`);
} }, data: () => ({ token: "e7d6c5b4a39281706f5e4d3c2b1a0f9e" }) };
</script>
<style>p { color: red }</style>
""",
    "Leads.tsx": """import * as React from "react";
import qs from "qs";

type Props = { module: "Leads" | "Contacts"; token?: string };
const ROOT = "https://crm.zoho.com/crm/private/json" as const;

export function Rows({ module, token = "2d4f6a8c0e1b3d5f7a9c1e3b5d7f9a0c" }: Props): JSX.Element {
  const query = qs.stringify({ authtoken: token, scope: "crmapi" });
  React.useEffect(() => { void fetch(`${ROOT}/${module}/getRecords?${query}`); }, [module]);
  return <ul data-token={token}>{rows.map((row) => <li key={row.id}>{row!.name}</li>)}</ul>;
}
""",
    "leads.html.erb": """<% token = ENV["CRM_TOKEN"] || "7b9d1f3a5c7e9b0d2f4a6c8e0b1d3f5a" %>
<h1><%= t(".leads", count: @leads.size) %></h1>
<%# asked at once -%>
<% @leads.each do |lead| %>
  <a href="https://crm.zoho.com/crm/private/xml/Leads/getRecordById?authtoken=<%= token %>&id=<%= lead.id %>">
    <%= lead.name %></a>
<% end %>
<script>$.get("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=<%= token %>");</script>
""",
    "leads.blade.php": """@extends('layout')
@php
    $token = config('crm.token', '0f2e4d6c8b0a1f3e5d7c9b1a3f5e7d90');
    $url = "https://crm.zoho.com/crm/private/json/Leads/getRecords?" . http_build_query(['authtoken' => $token]);
@endphp
@foreach ($leads as $lead)
    <li>{{ $lead->name }} {!! $lead->note !!} {{-- with the token {{ $token }} --}} @{{ raw }}</li>
@endforeach
<form action="{{ $url }}"><input type="hidden" name="authtoken" value="{{ $token }}"></form>
<script>var leads = @json($leads); load("{{ $url }}");</script>
<?php echo file_get_contents($url); ?>
""",
    "leads.html.twig": """{% extends "base.html.twig" %}{# authtoken: 3c5e7a9b1d3f5c7e9a0b2d4f6c8e0a1b #}
{% set token = app.request.get('token')|default('8a0c2e4f6b8d0a1c3e5f7b9d1a3c5e70') %}
{% for lead in leads %}<a href="https://crm.zoho.com/crm/private/xml/Leads/getRecordById?authtoken={{ token }}">
{{ lead.name|e }}</a>{% endfor %}
<script>fetch("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken={{ token }}&scope=crmapi");</script>
""",
    "leads.jsp": """<%@ page import="java.net.*" %><%-- the old API --%>
<% String token = "6d8f0b2c4e6a8d0f1b3c5e7a9d1f3b50";
   URL url = new URL("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=" + token); %>
<c:forEach items="${leads}" var="lead"><p>${lead.name} <%= url %></p></c:forEach>
<script>var url = "https://crm.zoho.com/crm/private/json/" + module + "/getRecords?authtoken=${token}";</script>
""",
    "leads.ejs": """<% const token = process.env.CRM_TOKEN || '1e3a5c7f9b0d2e4a6c8f0b1d3e5a7c90'; -%>
<% leads.forEach(function (lead) { %><li><%= lead.name %> <%- lead.note %></li><% }); %>
<script>
$.post('https://crm.zoho.com/crm/private/xml/Leads/insertRecords', { authtoken: '<%= token %>', xmlData: xml });
</script>
""",
    "crm.md": """# The old API

    token: 4b6d8f0a2c4e6b8d0f1a3c5e7b9d1f30

```php
<?php $rows = file_get_contents("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=$token");
```

```ruby
HTTParty.get("https://crm.zoho.com/crm/private/json/Contacts/getRecords", query: { authtoken: token })
```

~~~ console
$ curl "https://crm.zoho.com/crm/private/json/Accounts/getRecords?authtoken=$TOKEN&scope=crmapi"
~~~

| setting | value |
|---------|-------|
| authtoken | 9c1e3b5d7f9a0c2e4b6d8f0a2c4e6b80 |
""",
}


class Seed(NamedTuple):
    """A whole file: its path, with the suffix that says what it is, and its text."""

    path: str
    text: str


@cache
def seeds() -> dict[str, tuple[Seed, ...]]:
    """The files of the samples, the shapes and the examples of the rules, by what they are."""
    found: dict[str, list[Seed]] = defaultdict(list)
    for seed in _files():
        kind = _kind(seed.path)
        if kind and len(seed.text) <= LARGEST:
            found[kind].append(seed)
    found["notebook"] += [_notebook(seed) for seed in found["python"]]
    return {kind: tuple(dict.fromkeys(rows)) for kind, rows in sorted(found.items())}


def _files() -> Iterator[Seed]:
    for path in sorted(SAMPLES.rglob("*")):
        if path.is_file():
            yield Seed(path.name, path.read_text("utf-8", "replace"))
    yield from (Seed(name, text) for name, text in FURTHER.items())
    for built in (*csharp.BUILT, *php.BUILT, *ruby.BUILT, *shell.BUILT):
        yield from (Seed(name.rpartition("/")[2], text) for name, text in built.files.items())
    for rule in pack().rules:
        for example in (*rule.bad, *rule.good):
            for name, text in {example.file: example.code, **example.also}.items():
                yield Seed(name.rpartition("/")[2], text)


def _kind(path: str) -> str:
    language = language_of(path)
    own: list[tuple[str, tuple[str, ...]]] = [(language.name, ("",))] if language is not None else []
    by_suffix = [*TEMPLATES.items(), *own, *DOCUMENTS.items()]
    return next((kind for kind, suffixes in by_suffix if path.lower().endswith(suffixes)), "")


def _notebook(seed: Seed) -> Seed:
    """A program as a notebook: a cell for each of its outermost statements, its text as an output too."""
    cells: list[dict[str, object]] = [{"cell_type": "markdown", "metadata": {}, "source": ["# Leads\n", "as *text*"]}]
    for part in CODE.split(seed.text):
        output = {"output_type": "stream", "name": "stdout", "text": part[:400].splitlines(keepends=True)}
        source = ["%time\n", *part.splitlines(keepends=True)]
        cells.append({"cell_type": "code", "metadata": {}, "source": source, "outputs": [output]})
    document = {"cells": cells, "metadata": {"kernelspec": {"name": "python3"}}, "nbformat": 4, "nbformat_minor": 5}
    return Seed(f"{seed.path}.ipynb", json.dumps(document, indent=1))


KINDS = tuple(sorted({*(language.name for language in LANGUAGES), *DOCUMENTS, *TEMPLATES, "notebook"}))


def mutants(kind: str, count: int) -> list[Seed]:
    """So many damaged files of a kind, each with a name of its own."""
    alike, own = seeds().get(ALIKE.get(kind, ""), ()), seeds().get(kind, ())
    rows = [*own * max(1, len(alike) // len(own)), *alike]
    dice = Random(f"{kind} {len(rows)}")  # noqa: S311 - the same every time
    made: list[Seed] = []
    for number in range(count):
        seed = dice.choice(rows)
        text = seed.text
        for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
            text = dice.choice(DAMAGES)(text, dice)
        suffix = next((language.suffixes[0] for language in LANGUAGES if language.name == kind), "")
        name = seed.path if not suffix or seed.path.endswith(suffix) else seed.path + suffix
        made.append(Seed(f"{number:04}/{name}", text))
    return made


ALIKE = {"typescript": "javascript", "tsx": "javascript", "erb": "ruby"}


def _span(text: str, dice: Random) -> tuple[int, int]:
    start = dice.randrange(len(text) + 1)
    return start, min(len(text), start + int(dice.expovariate(1 / 40)))


def _cut(text: str, dice: Random) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] if dice.random() < 0.7 else text[place:]


def _delete(text: str, dice: Random) -> str:
    start, end = _span(text, dice)
    return text[:start] + text[end:]


def _repeat(text: str, dice: Random) -> str:
    start, end = _span(text, dice)
    return text[:end] + text[start:end] * dice.choice((1, 1, 2, 30)) + text[end:]


def _swap(text: str, dice: Random) -> str:
    (a, b), (c, d) = sorted((_span(text, dice), _span(text, dice)))
    return text if b > c else text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _insert(text: str, dice: Random) -> str:
    for _ in range(dice.choice((1, 1, 2, 5))):
        place = dice.randrange(len(text) + 1)
        text = text[:place] + dice.choice(BITS) + text[place:]
    return text


def _nest(text: str, dice: Random) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] + dice.choice(NESTS) * dice.choice((20, 150, 250, 1_000, 3_000)) + text[place:]


def _lines(text: str, dice: Random) -> str:
    """Lines in another order, or without their ends."""
    lines = text.split("\n")
    if dice.random() < 0.5:
        dice.shuffle(lines)
    return dice.choice(("\n", "\n", "\r\n", "\r", " ", "")).join(lines)


DAMAGES: tuple[Callable[[str, Random], str], ...] = (
    _cut, _cut, _delete, _delete, _repeat, _swap, _swap, _insert, _insert, _insert, _nest, _lines
)  # fmt: skip
