"""What a commit pays: `auditor-hook` over three staged files, unrelated ones and ones with findings.

    .venv/bin/python benchmarks/commit_hook.py [--rounds 21] [--clean 60] [--found 450] [--peer HOOK]

As the framework runs it, with the names of the files, and as a bare hook of git, which reads the index. The limits are
milliseconds of CPU with those of git where Python alone takes 16; on a machine on which it takes more or less, so may
the hook. The script fails over them. `--peer` measures another hook over the same files in the same run, such as
detect-secrets-hook, which took 346 where Python alone took 16.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import Command, in_turns, table

ALONE = 16
HOOK = (sys.executable, "-c", "from auditor.__main__ import hook; hook()")
UNRELATED = 'import json\n\n\ndef load{0}(path):\n    """Settings."""\n    return json.loads(path.read_text())\n'
CALLS = """import requests

BASE = "https://crm.zoho.com/crm/private/json"


def pull{0}(token):
    return requests.get(BASE + "/Leads/getRecords", params={{"authtoken": token, "scope": "crmapi"}})


def push{0}(token, rows):
    return requests.post(BASE + "/Deals/insertRecords", data={{"authtoken": token, "xmlData": rows}})
"""


def repository(folder: Path, text: str) -> list[str]:
    """A git repository with three staged files; returns their names."""
    folder.mkdir()
    names = [f"part{number}.py" for number in range(3)]
    for number, name in enumerate(names):
        (folder / name).write_text(text.format(number), encoding="utf-8")
    who = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.com")
    for arguments in (("init", "--quiet"), (*who, "commit", "--quiet", "--allow-empty", "-m", "x"), ("add", ".")):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    return names


def main() -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--clean", type=float, default=60.0)
    parser.add_argument("--found", type=float, default=450.0)
    parser.add_argument("--peer", action="append", default=[])
    chosen = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as name:
        for kind, text, code, limit in (
            ("unrelated", UNRELATED, 0, chosen.clean),
            ("findings", CALLS, 1, chosen.found),
        ):
            folder = Path(name) / kind
            files = repository(folder, text)
            for way, arguments in (("framework", files), ("bare", [])):
                os.environ.pop("PRE_COMMIT", None)
                if way == "framework":
                    os.environ["PRE_COMMIT"] = "1"
                command = Command(f"3 files, {kind}, {way}", (*HOOK, *arguments), codes=(code,))
                alone = Command("python -c pass", (sys.executable, "-c", "pass"))
                peers = [Command(Path(peer).name, (peer, *files), codes=(0, 1)) for peer in chosen.peer]
                costs = in_turns([alone, command, *peers], chosen.rounds, str(folder))
                print(table(costs))
                bare, cpu = (statistics.median(row.cpu for row in costs[one.name]) * 1000 for one in (alone, command))
                allowed = limit * bare / ALONE
                print(f"{command.name}: {cpu:.0f} ms of CPU (limit {limit:.0f}, on this machine {allowed:.0f})\n")
                failed = failed or cpu > allowed
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
