"""What a second scan of an unchanged repository costs, beside the first: 300 relevant files among 2,000.

    .venv/bin/python benchmarks/second_scan.py [--relevant 300] [--files 2000] [--rounds 3] [--limit 0.2]

The first scans start with an empty cache. The limit is the ratio of CPU seconds over which the script fails.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import Command, Cost, once, ratio, table

PYTHON = '''"""Keeps the shop and the customer desk in step, part {0}."""

import logging

import requests

from lib.settings import BASE_URL, PAGE

log = logging.getLogger(__name__)


class Client{0}:
    """Talks to the customer desk."""

    def __init__(self, token, timeout=30):
        self.token = token
        self.timeout = timeout

    def call(self, module, method, **more):
        params = {{"authtoken": self.token, "scope": "crmapi", **more}}
        answer = requests.get(BASE_URL + "/" + module + "/" + method, params=params, timeout=self.timeout)
        answer.raise_for_status()
        return answer.json()

    def leads(self, start=1):
        return self.call("Leads", "getRecords", fromIndex=start, toIndex=start + PAGE)

    def contact_{0}(self, number):
        return self.call("Contacts", "getRecordById", id=number)


def push_{0}(client, rows):
    xml = "<Deals>" + "".join("<row no='%d'>%s</row>" % row for row in rows) + "</Deals>"
    answer = requests.post(BASE_URL + "/Deals/insertRecords", data={{"authtoken": client.token, "xmlData": xml}})
    log.info("sent %d rows, got %s", len(rows), answer.status_code)
    return answer
'''
PHP = """<?php
require_once 'lib/settings.php';

function fetch_page_{0}($token, $page) {{
    $url = BASE_URL . "/Leads/getRecords?authtoken=" . $token . "&scope=crmapi&fromIndex=" . ($page * 200);
    $handle = curl_init($url);
    curl_setopt($handle, CURLOPT_RETURNTRANSFER, true);
    $answer = curl_exec($handle);
    curl_close($handle);
    return json_decode($answer, true);
}}

function store_{0}($pdo, $rows) {{
    foreach ($rows as $row) {{
        $pdo->prepare("INSERT INTO leads (id, name) VALUES (?, ?)")->execute([$row['id'], $row['name']]);
    }}
}}
"""
JAVASCRIPT = """const axios = require('axios');
const {{ baseUrl }} = require('./lib/settings');

async function search{0}(token, criteria) {{
  const answer = await axios.get(`${{baseUrl}}/Contacts/searchRecords`, {{
    params: {{ authtoken: token, scope: 'crmapi', criteria }},
  }});
  return answer.data.response.result;
}}

module.exports = {{ search{0} }};
"""
UNRELATED = '''"""Stock of warehouse {0}."""

import csv
from dataclasses import dataclass


@dataclass
class Item{0}:
    name: str
    amount: int
    price: float

    def value(self):
        return self.amount * self.price


def load_{0}(path):
    with open(path, newline="") as file:
        return [Item{0}(row["name"], int(row["amount"]), float(row["price"])) for row in csv.DictReader(file)]
'''
HOST = "https://crm.zoho.com/crm/private/json"
SETTINGS = {
    "settings.py": f'BASE_URL = "{HOST}"\nPAGE = 200\n',
    "settings.php": f"<?php\ndefine('BASE_URL', '{HOST}');\n",
    "settings.js": f"module.exports = {{ baseUrl: '{HOST}' }};\n",
}
KINDS = ((PYTHON, "py"), (PHP, "php"), (JAVASCRIPT, "js"))


def tree(top: Path, files: int, relevant: int) -> None:
    """A repository of so many files, of which so many speak the old API, the others of other things."""
    for number in range(files):
        folder = top / f"part{number % 40}"
        folder.mkdir(parents=True, exist_ok=True)
        text, suffix = KINDS[number % len(KINDS)] if number < relevant else (UNRELATED, "py")
        (folder / f"file{number}.{suffix}").write_text(text.format(number), encoding="utf-8")
    (top / "lib").mkdir()
    for name, text in SETTINGS.items():
        (top / "lib" / name).write_text(text, encoding="utf-8")
    who = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.com")
    for arguments in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "-m", "x")):
        subprocess.run(["git", *arguments], cwd=top, check=True)


def main() -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relevant", type=int, default=300)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=0.2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        cache = Path(name, "cache")
        os.environ |= {"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)}
        code = Path(name, "code")
        tree(code, chosen.files, chosen.relevant)
        command = Command("scan", (sys.executable, "-m", "auditor", "scan", "--format", "json"), (1,))
        costs: dict[str, list[Cost]] = {"first": [], "second": []}
        for _ in range(chosen.rounds):
            shutil.rmtree(cache, ignore_errors=True)
            for rows in costs.values():
                rows.append(once(command, str(code)))
        measured = ratio([row.cpu for row in costs["second"]], [row.cpu for row in costs["first"]])
    print(table(costs))
    print(f"CPU second / first: {measured:.3f} (limit {chosen.limit})")
    return int(measured > chosen.limit)


if __name__ == "__main__":
    raise SystemExit(main())
