"""Texts to measure with: logs, exports, dumps, configuration, notes of an invented company that calls many APIs.

Every kind is written from a fixed seed. Hosts, names and tokens are invented; `share` says how many records there are
to one that speaks the old API.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# ruff: noqa: E501, PLR2004, S311 - texts as they are; a fixed choice is what is wanted

SEED = 20191231
HOSTS = ("shop.example.com", "api.example.org", "mail.example.net", "cdn.example.com", "search.example.org")
WORDS = tuple(
    "order invoice stock customer basket parcel refund voucher courier ledger quote branch carton pallet".split()  # noqa: SIM905
)
MODULES = ("Leads", "Contacts", "Accounts", "Potentials", "Products")
METHODS = ("getRecords", "searchRecords", "getRecordById", "updateRecords", "insertRecords")
TOKENS = tuple(f"{random.Random(SEED + n).getrandbits(128):032x}" for n in range(3))
ORDINARY = 12_000
"""Characters of a file that somebody has written by hand."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text: its name, the suffix of its files, its records; what stands before, between and after them.

    `whole`: one file of the wanted size; else many of ordinary size.
    """

    name: str
    suffix: str
    records: Callable[[random.Random], Iterator[str]]
    before: str = ""
    between: str = ""
    after: str = ""
    whole: bool = True

    def write(self, folder: Path, size: int) -> int:
        """Writes the files into a folder of their own; returns how many bytes they have."""
        folder.mkdir(parents=True)
        records = self.records(random.Random(SEED))
        written = 0
        for number in count():
            path = folder / f"{self.name.replace(' ', '-')}-{number}.{self.suffix}"
            written += self._file(path, records, size if self.whole else min(ORDINARY, size - written))
            if written >= size:
                return written
        raise AssertionError

    def _file(self, path: Path, records: Iterator[str], size: int) -> int:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            written = file.write(self.before)
            for number in count():
                written += file.write((self.between if number else "") + next(records))
                if written >= size:
                    break
            return written + file.write(self.after)


def _call(chance: random.Random) -> str:
    module, method, token = chance.choice(MODULES), chance.choice(METHODS), chance.choice(TOKENS)
    return f"/crm/private/json/{module}/{method}?authtoken={token}&scope=crmapi&fromIndex={chance.randrange(9999)}"


def _other(chance: random.Random) -> str:
    word = chance.choice(WORDS)
    return (
        f"/{word}/{chance.randrange(99999)}?session={chance.getrandbits(64):016x}&page={chance.randrange(99)}&q={word}"
    )


def access_log(share: int) -> Callable[[random.Random], Iterator[str]]:
    """Lines of a web server: the URL of another host and key=value pairs in each."""

    def lines(chance: random.Random) -> Iterator[str]:
        for number in count():
            path = _call(chance) if number % share == share - 1 else _other(chance)
            yield (
                f"10.{number % 7}.{number % 99}.{number % 250} - - [03/Feb/2019:{number // 3600 % 24:02}:"
                f'{number // 60 % 60:02}:{number % 60:02} +0100] "GET {path} HTTP/1.1" 200 {chance.randrange(99999)} '
                f'"https://{chance.choice(HOSTS)}/{chance.choice(WORDS)}?ref={chance.randrange(999)}" user=u{number % 977} '
                f"status=ok time={chance.random():.3f} upstream={chance.choice(HOSTS)}:8080 trace={chance.getrandbits(96):024x}\n"
            )

    return lines


def traffic(share: int, *, indent: int | None) -> Callable[[random.Random], Iterator[str]]:
    """Entries of recorded traffic."""

    def entries(chance: random.Random) -> Iterator[str]:
        for number in count():
            ours = number % share == share - 1
            host, path = ("crm.zoho.com", _call(chance)) if ours else (chance.choice(HOSTS), _other(chance))
            headers = [
                {"name": name, "value": f"{chance.getrandbits(64):016x}"}
                for name in ("Accept", "ETag", "X-Request-Id", "Cookie", "User-Agent")
            ]
            query = [{"name": key, "value": chance.choice(WORDS)} for key in ("page", "sort", "filter")]
            request = {"method": "GET", "url": f"https://{host}{path}", "headers": headers, "queryString": query}
            answer = {"status": 200, "headers": headers, "content": {"size": 7, "text": json.dumps({"ok": number})}}
            entry = {"startedDateTime": "2019-02-03T11:00:00Z", "request": request, "response": answer}
            yield json.dumps(entry, indent=indent)

    return entries


def services(share: int) -> Callable[[random.Random], Iterator[str]]:
    """Blocks of a values file: a service with nested settings each."""

    def blocks(chance: random.Random) -> Iterator[str]:
        for number in count():
            ours = number % share == share - 1
            host, name = (
                ("crm.zoho.com/crm/private/json", "zoho") if ours else (chance.choice(HOSTS), chance.choice(WORDS))
            )
            yield (
                f"{name}_{number}:\n  image: registry.example.com/{name}:{number}\n  replicas: {number % 9}\n"
                f"  # what it talks to\n  remote:\n    base_url: https://{host}\n    timeout: {number % 60}\n"
                f"    {'auth_token' if ours else 'etag'}: {chance.getrandbits(128):032x}\n  env:\n    - name: LOG_LEVEL\n      value: info\n"
                f'    - name: REGION\n      value: "eu-{number % 4}"\n  labels: {{team: {chance.choice(WORDS)}, tier: back}}\n'
            )

    return blocks


def inserts(share: int) -> Callable[[random.Random], Iterator[str]]:
    """Rows of a dump, a thousand to a statement; few of them settings with a token."""

    def rows(chance: random.Random) -> Iterator[str]:
        for number in count():
            ours = number % share == share - 1
            name = "zoho_authtoken" if ours else f"{chance.choice(WORDS)}_{chance.choice(WORDS)}"
            value = chance.choice(TOKENS) if ours else f"{chance.choice(WORDS)} {chance.getrandbits(48):012x}"
            row = f"({number},'{name}','{value}','2019-02-03 11:00:{number % 60:02}',{number % 2},NULL)"
            start = (
                "INSERT INTO `settings` (`id`,`name`,`value`,`changed`,`active`,`note`) VALUES "
                if number % 1000 == 0
                else ""
            )
            yield start + row + (";\n" if number % 1000 == 999 else ",")

    return rows


def accounts(chance: random.Random) -> Iterator[str]:
    """Rows of a dump with a token in each, a hundred to a statement."""
    for number in count():
        start = "INSERT INTO `accounts` (`id`,`name`,`zoho_authtoken`,`active`) VALUES\n" if number % 100 == 0 else ""
        row = f"({number},'{chance.choice(WORDS)} {chance.choice(WORDS)}','{chance.getrandbits(128):032x}',1)"
        yield start + row + (";\n" if number % 100 == 99 else ",\n")


def locked(chance: random.Random) -> Iterator[str]:
    """Packages of a lock file, one of them named like the vendor."""
    for number in count():
        name = "zoho-notes" if number % 100 == 50 else f"{chance.choice(WORDS)}-{chance.choice(WORDS)}-{number}"
        yield f"    {name} ({number % 7}.{number % 20}.0)\n      {chance.choice(WORDS)} (~> 1.{number % 9})\n"


def table(share: int) -> Callable[[random.Random], Iterator[str]]:
    """Rows of a table with separators."""

    def rows(chance: random.Random) -> Iterator[str]:
        for number in count():
            ours = number % share == share - 1
            url = f"https://crm.zoho.com{_call(chance)}" if ours else f"https://{chance.choice(HOSTS)}{_other(chance)}"
            yield f'{number},{chance.choice(WORDS)},"{chance.choice(WORDS)}, {chance.choice(WORDS)}",{url},{chance.random():.4f}\n'

    return rows


def feed(share: int) -> Callable[[random.Random], Iterator[str]]:
    """Items of an XML export."""

    def items(chance: random.Random) -> Iterator[str]:
        for number in count():
            ours = number % share == share - 1
            url = f"https://crm.zoho.com{_call(chance)}" if ours else f"https://{chance.choice(HOSTS)}{_other(chance)}"
            url = url.replace("&", "&amp;")
            yield (
                f'  <item id="{number}" kind="{chance.choice(WORDS)}">\n    <title>{chance.choice(WORDS)} {number}</title>\n'
                f'    <link>{url}</link>\n    <price currency="EUR">{chance.random() * 99:.2f}</price>\n'
                f'    <property name="colour" value="{chance.choice(WORDS)}"/>\n  </item>\n'
            )

    return items


def settings(sign: str, share: int) -> Callable[[random.Random], Iterator[str]]:
    """Groups of `key = value` lines."""

    def groups(chance: random.Random) -> Iterator[str]:
        for number in count():
            ours = number % share == share - 1
            name = "ZOHO" if ours else chance.choice(WORDS).upper()
            host = "https://crm.zoho.com/crm/private/json" if ours else f"https://{chance.choice(HOSTS)}/v2"
            pairs = {
                "URL": host, "TOKEN" if ours else "ETAG": f"{chance.getrandbits(128):032x}", "TIMEOUT": str(number % 90),
                "QUEUE": f"{chance.choice(WORDS)}-{number}", "DEBUG": "false",
            }  # fmt: skip
            yield f"# {chance.choice(WORDS)} and {chance.choice(WORDS)}\n" + "".join(
                f"{name}_{key}{sign}{value}\n" for key, value in pairs.items()
            )

    return groups


def sections(share: int) -> Callable[[random.Random], Iterator[str]]:
    """Sections of an INI file."""

    def blocks(chance: random.Random) -> Iterator[str]:
        for number, group in enumerate(settings(" = ", share)(chance)):
            yield f"\n[{'zoho' if number % share == share - 1 else chance.choice(WORDS)}.{number}]\n{group.lower()}"

    return blocks


def notes(share: int) -> Callable[[random.Random], Iterator[str]]:
    """Paragraphs, lists and blocks of code of notes."""

    def parts(chance: random.Random) -> Iterator[str]:
        for number in count():
            ours = number % share == share - 1
            url = f"https://crm.zoho.com{_call(chance)}" if ours else f"https://{chance.choice(HOSTS)}{_other(chance)}"
            words = [chance.choice(WORDS) for _ in range(40)]
            yield (
                f"## {words[0].title()} {number}\n\nThe {' '.join(words[:20])}: see [{words[1]}]({url}).\n"
                f"It's {' '.join(words[20:])}.\n\n- `{words[2]}`: {words[3]} = {number}\n- **{words[4]}** {words[5]}\n\n"
                f"```sh\n{words[6]} --limit={number} --name='{words[7]}'\n```\n\n"
            )

    return parts


def documents(chance: random.Random) -> Iterator[str]:
    """Whole JSON settings of ordinary size."""
    for number, block in enumerate(traffic(20, indent=2)(chance)):
        yield f'"entry_{number}": {block}'


def few_documents(chance: random.Random) -> Iterator[str]:
    """The same with one call to a file or fewer."""
    for number, block in enumerate(traffic(30, indent=2)(chance)):
        yield f'"entry_{number}": {block}'


KINDS = (
    Kind("log, 1 in 1000", "log", access_log(1000)),
    Kind("log, 1 in 10", "log", access_log(10)),
    Kind("log, every line", "log", access_log(1)),
    Kind("har", "har", traffic(200, indent=1), '{"log": {"entries": [\n', ",\n", "\n]}}\n"),
    Kind("json, one line", "json", traffic(200, indent=None), '{"log": {"entries": [', ", ", "]}}"),
    Kind("json lines", "jsonl", traffic(200, indent=None), "", "\n", "\n"),
    Kind("yaml", "yml", services(200)),
    Kind("sql", "sql", inserts(5000), "-- dump\n"),
    Kind("sql, every row", "sql", accounts, "-- dump\n", whole=False),
    Kind("lock files", "gemfile.lock", locked, "GEM\n  remote: https://rubygems.org/\n  specs:\n", whole=False),
    Kind("csv", "csv", table(1000), "id,name,what,url,share\n"),
    Kind("xml", "xml", feed(500), "<?xml version='1.0'?>\n<items>\n", "", "</items>\n"),
    Kind("plain", "txt", notes(200)),
    Kind("lines, few", "env", settings("=", 60), whole=False),
    Kind("yaml, few", "yml", services(40), whole=False),
    Kind("json, few", "json", few_documents, "{\n", ",\n", "\n}\n", whole=False),
    Kind("env files", "env", settings("=", 20), whole=False),
    Kind("properties", "properties", settings("=", 20), whole=False),
    Kind("ini files", "ini", sections(20), whole=False),
    Kind("markdown", "md", notes(12), whole=False),
    Kind("yaml files", "yml", services(30), whole=False),
    Kind("json files", "json", documents, "{\n", ",\n", "\n}\n", whole=False),
    Kind("xml files", "xml", feed(30), "<items>\n", "", "</items>\n", whole=False),
)
