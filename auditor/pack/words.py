"""The words of a pack without a reader of TOML, whose import costs more than all else that most commits need.

Only what is written plainly is understood: texts between one kind of quotes without escapes, comments on lines of their
own. None stands for anything else; it is then for a reader of TOML to say.
"""

from __future__ import annotations

TABLE = "prefilter"
GUARDS = f"{TABLE}.not_after"


def plain_words(toml: str) -> tuple[list[str], dict[str, str]] | None:
    """All words of `pack.toml`, strong ones first, and after which letters one does not count."""
    if "'''" in toml or '"""' in toml:
        return None
    tables: dict[str, dict[str, list[str]]] = {TABLE: {}, GUARDS: {}}
    rows = [row for line in toml.splitlines() if (row := line.strip()) and row[0] != "#"]
    here: dict[str, list[str]] | None = None
    for number, row in enumerate(rows):
        if row[0] == "[" and row[-1] == "]" and "=" not in row:
            here = tables.get(row[1:-1])
        elif here is not None and "=" in row:
            key, _, value = row.partition("=")
            end = number
            while value.lstrip()[:1] == "[" and not value.endswith("]") and end + 1 < len(rows):
                end += 1
                value += rows[end]
            name, texts = key.strip(), _texts(value)
            if texts is None or not name.replace("_", "").replace("-", "").isalnum():
                return None
            here[name] = texts
    said, guards = tables[TABLE], tables[GUARDS]
    if not said.get("strong") or not all(len(letters) == 1 for letters in guards.values()):
        return None
    return [*said["strong"], *said.get("weak", ())], {word: letters[0] for word, letters in guards.items()}


def _texts(value: str) -> list[str] | None:
    """The texts of a value that is one, or a list of some; None where more than that is in it."""
    quote = '"' if "'" not in value and "\\" not in value else "'"
    parts = value.split(quote)
    between = "".join(parts[::2]).replace(" ", "").replace("\t", "")
    listed = between[:1] == "[" and between[-1:] == "]" and not between[1:-1].strip(",")
    return parts[1::2] if len(parts) % 2 and (listed or (not between and len(parts) > 1)) else None
