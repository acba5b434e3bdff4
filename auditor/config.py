"""Settings of a run: command-line flags, then AUDITOR_* variables, then a settings file, then defaults."""

from __future__ import annotations

import os
import re
from dataclasses import field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from auditor._about import DEFAULT_PACK
from auditor.findings import Severity
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "AUDITOR_"
COMMAND_LINE = "the command line"
FILES = (".auditor.toml", "pyproject.toml")
TABLE = ("tool", "auditor")
SIZES = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
LARGEST_FILE = 1_000_000
NEVER = "never"
COLORS = ("auto", "always", "never")
YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class SettingsError(Exception):
    """Settings that cannot be used; the message is one line that says where, what is wrong and what would be right."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run can be told. `origins` says for each setting that is no default where it came from."""

    targets: tuple[str, ...] = (".",)
    format: str = "text"
    output: str = "-"
    report: tuple[str, ...] = ()
    compare: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = Severity.LOW
    exit_zero: bool = False
    exclude: tuple[str, ...] = ()
    no_ignore: bool = False
    per_path_ignores: tuple[str, ...] = ()
    baseline: str = ""
    staged: bool = False
    since: str = ""
    diff_only: bool = False
    max_parse_size: int = 5_000_000
    pack: str = DEFAULT_PACK
    jobs: int = 0
    no_cache: bool = False
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    title: str = ""
    no_snippets: bool = False
    open: bool = False
    stdin_filename: str | None = None
    isolated: bool = False
    config: str | None = None
    origins: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def excluded_by(self) -> tuple[str, ...]:
        """The patterns that leave files out, each with where it was set."""
        origin = dict(self.origins).get("exclude", "")
        return tuple(f"{pattern} ({origin})" if origin else pattern for pattern in self.exclude)


FROM_FILE = frozenset(
    {
        "format", "select", "ignore", "fail_on", "exit_zero", "exclude", "no_ignore", "max_parse_size", "pack", "jobs",
        "color", "title", "no_snippets", "no_cache", "baseline", "per_path_ignores",
    }
)  # fmt: skip


def settings(flags: Mapping[str, Any], environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of a run; `flags` holds only what the command line said.

    Raises SettingsError.
    """
    given: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, values in reversed(_layers(flags, environment)):
        for name, value in values.items():
            given[name] = value
            origins[name] = origin
    made = Settings(**{name: _typed(name, value, origins[name]) for name, value in given.items()})
    if made.diff_only and not made.staged and not made.since:
        raise SettingsError("diff-only: changed lines of what? say --staged or --since REF beside it")
    return replace(made, origins=tuple(sorted(origins.items())))


def _layers(flags: Mapping[str, Any], environment: Mapping[str, str]) -> list[tuple[str, Mapping[str, Any]]]:
    variables = _variables(environment)
    layers: list[tuple[str, Mapping[str, Any]]] = [(COMMAND_LINE, flags)]
    layers.extend((f"{PREFIX}{name.upper()}", {name: value}) for name, value in variables.items())
    if flags.get("isolated") or _flag(variables.get("isolated", False), f"{PREFIX}ISOLATED"):
        return layers
    chosen = flags.get("config") or variables.get("config")
    target = next(iter(flags.get("targets") or ()), ".")
    file = _chosen(str(chosen)) if chosen else _nearest(Path("." if target == "-" else target))
    if file is not None:
        layers.append((str(file), _from_file(file, trusted=bool(chosen))))
    return layers


def _variables(environment: Mapping[str, str]) -> dict[str, Any]:
    known = {row.name for row in fields(Settings)} - {"targets", "origins"}
    found: dict[str, Any] = {}
    for name, value in environment.items():
        if name.startswith(PREFIX) and name != f"{PREFIX}DATA":
            key = name.removeprefix(PREFIX).lower()
            if key not in known:
                raise SettingsError(f"{name}: there is no such setting{_nearest_name(key, known, PREFIX)}")
            found[key] = value
    return found


# --- the settings file -----------------------------------------------------------------------------------------------


def _chosen(path: str) -> Path:
    file = Path(path)
    if not file.is_file():
        raise SettingsError(f"{path}: there is no such settings file")
    return file


def _nearest(target: Path) -> Path | None:
    """The nearest settings file from the target upwards, at most to the root of its repository."""
    here = target.absolute()
    for folder in [here, *here.parents] if here.is_dir() else here.parents:
        for name in FILES:
            file = folder / name
            if file.is_file() and (name != "pyproject.toml" or _table(file) is not None):
                return file
        if (folder / ".git").exists():
            break
    return None


def _table(file: Path) -> dict[str, Any] | None:
    """The auditor's table of a file, or None. Somebody else's pyproject.toml, large or broken, is not ours to read."""
    project = file.name == "pyproject.toml"
    try:
        content = file.read_bytes() if file.stat().st_size <= LARGEST_FILE else b""
        if project and b"auditor" not in content:
            return None
        data: Any = tomli.loads(content.decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError of its own
        if project and b"[tool.auditor]" not in content:
            return None
        raise SettingsError(f"{file}: cannot be read as TOML: {' '.join(str(error).split())}") from error
    for key in TABLE if project else ():
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else None


def _from_file(file: Path, *, trusted: bool) -> dict[str, Any]:
    known = {name.replace("_", "-") for name in FROM_FILE}
    found: dict[str, Any] = {}
    for key, value in (_table(file) or {}).items():
        if key not in known:
            raise SettingsError(f"{file}: {key}: there is no such setting{_nearest_name(key, known, '')}")
        found[key.replace("-", "_")] = value
    baseline = found.get("baseline")
    if isinstance(baseline, str) and baseline:
        found["baseline"] = os.path.relpath(file.parent / baseline)  # as it is written: beside the file
    pack = found.get("pack")
    if not trusted and isinstance(pack, str) and (not re.fullmatch(r"\w[\w.-]*", pack) or Path(pack).exists()):
        remedy = "give a path with --pack; a file found beside the scanned code may only name a built-in pack"
        raise SettingsError(f"{file}: pack: {pack!r} is a path: {remedy}")
    return found


def _nearest_name(key: str, known: set[str] | frozenset[str], prefix: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake pays for it

    near = get_close_matches(key, known, 1, 0.5)
    shown = f"{prefix}{near[0].upper()}" if near and prefix else near[0] if near else ""
    return f"; did you mean {shown}?" if shown else f"; known are {', '.join(sorted(known))}"


# --- values ----------------------------------------------------------------------------------------------------------


def _typed(name: str, value: Any, origin: str) -> Any:
    where = f"{origin}: {name.replace('_', '-')}"
    row = next(one for one in fields(Settings) if one.name == name)
    if name == "max_parse_size":
        return size(value, where)
    if name == "fail_on":
        return _one_of(value, (*(str(level) for level in Severity), NEVER), where)
    if name == "per_path_ignores":
        return _ignores(value, where)
    if name == "color":
        return _one_of(value, COLORS, where)
    match str(row.type):
        case "bool":
            return _flag(value, where)
        case "int":
            return _number(value, where)
        case "tuple[str, ...]":
            return _list(value, where)
        case _:
            if value is not None and not isinstance(value, str):
                raise SettingsError(f"{where}: {value!r} is no text")
            return value


def _ignores(value: Any, where: str) -> tuple[str, ...]:
    """Rows `PATTERN=RULE RULE`, from a table of patterns with the rules of each, or from rows as they are."""
    if isinstance(value, dict):
        value = [f"{pattern}={' '.join(_list(rules, f'{where}.{pattern}'))}" for pattern, rules in value.items()]
    rows = value.split(";") if isinstance(value, str) else value
    if not isinstance(rows, list | tuple) or not all(isinstance(row, str) for row in rows):
        raise SettingsError(f"{where}: {value!r} is no table of patterns")
    made = []
    for row in rows:
        pattern, _, rules = row.strip().rpartition("=")
        if not pattern.strip() or not rules.split():
            raise SettingsError(f"{where}: {row!r} is not PATTERN=RULES, as in tests/**=AB101")
        made.append(f"{pattern.strip()}={' '.join(rules.replace(',', ' ').split())}")
    return tuple(made)


def size(value: Any, where: str) -> int:
    """A size in bytes, given as a number or like `5MB`, `500k`."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    match = re.fullmatch(r"(\d{1,15}(?:\.\d{1,9})?)\s*([kmg]?)b?", str(value).strip().lower())
    if match is None or float(match[1]) <= 0:
        raise SettingsError(f"{where}: {value!r} is no size; write a number of bytes, 500k or 5MB")
    return int(float(match[1]) * SIZES[match[2]])


def _one_of(value: Any, known: tuple[str, ...], where: str) -> str:
    if str(value) not in known:
        raise SettingsError(f"{where}: {value!r} is not one of {', '.join(known)}")
    return str(value)


def _flag(value: Any, where: str) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in YES | NO:
        return value.lower() in YES
    raise SettingsError(f"{where}: {value!r} is neither true nor false")


def _number(value: Any, where: str) -> int:
    text = str(value)
    if isinstance(value, bool) or not text.isdigit():
        raise SettingsError(f"{where}: {value!r} is no whole number of 0 or more")
    return int(text)


def _list(value: Any, where: str) -> tuple[str, ...]:
    rows = value.split(",") if isinstance(value, str) else value
    if not isinstance(rows, list | tuple) or not all(isinstance(row, str) for row in rows):
        raise SettingsError(f"{where}: {value!r} is no list of texts")
    return tuple(part.strip() for row in rows for part in (row.split(",") if "," in row else [row]) if part.strip())
