"""The typed rows of a rule pack: everything the engine knows about the API it audits comes in as these.

A row's field names are the keys of its TOML table; a field without a default is a key that must be there.
"""

from __future__ import annotations

from dataclasses import field

from auditor.pack.about import About, Effort, Prefilter
from auditor.pack.method import Condition, Method, ParameterChange, Rewording, Successor, Window
from auditor.pack.rule import CallNames, Example, KeyShape, Match, Rule, SecretShape, UrlShape
from auditor.plain import dataclass

# The whole contract can be imported from here.
__all__ = [
    "About", "Breaking", "CallNames", "Condition", "DataCenter", "Effort", "EndDate", "ErrorCode", "Example",
    "Fact", "FieldChange", "KeyShape", "Library", "LookAlike", "Match", "Method", "Mint", "ModuleRow", "NotOld",
    "Pack", "ParameterChange", "Prefilter", "Product", "RetiredMethod", "Revocation", "Rewording", "Rule",
    "SecretShape", "Source", "Successor", "TokenShape", "UrlShape", "Window",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from."""

    id: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Breaking:
    """A change of behaviour; `condition` says which calls it bites (None: every call of the method)."""

    id: str
    topic: str
    text: str
    sources: tuple[str, ...]
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class RetiredMethod:
    """A method that was renamed or retired before the API itself."""

    name: str
    became: str
    eol: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Something that looks like the old API and is another product's."""

    name: str
    product: str
    url: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module: its old name (a trailing {N} stands for a number), its API name and its scope word.

    `scope` fills {module_scope}; it is empty for what is no record module. `scope_group` is the whole scope without
    its last word, `fields` are the API names of its standard fields. `kind` is records, custom, split, sub-resource,
    related list, pseudo-module or ui only.
    """

    name: str
    api_name: str
    scope: str
    kind: str
    evidence: str
    sources: tuple[str, ...]
    id_field: str = ""
    duplicate_field: str = ""
    note: str = ""
    scope_group: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field label or id of the old API and the new name."""

    old: str
    new: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """A client library of the old API: the names it is installed and imported by, and what it was read in.

    `versions` says in words which versions speak the old API, `first_good_version` is the first that need not.
    `token_arguments` are the arguments that take the token.
    """

    ecosystem: str
    package: str
    versions: str
    scheme: str
    product: str
    evidence: str
    confidence: str
    source: str
    imports: tuple[str, ...] = ()
    first_good_version: str = ""
    note: str = ""
    token_arguments: tuple[str, ...] = ()
    other_products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LibraryCall:
    """What a function of a client library calls.

    `call` is the end of its dotted name: `*` stands for letters, `{module}` for the part that names the module, which
    `modules` translates; else an argument names it, maybe by its class, which `modules` translates as well. `static`:
    it is a function of the class, not of an object. `method` is `*` where an argument names it, and empty where the
    function is called as its method is; a row is needed for the module alone then.
    """

    ecosystem: str
    package: str
    call: str
    method: str
    source: str
    module: str = ""
    modules: dict[str, str] = field(default_factory=dict)
    static: bool = False


@dataclass(frozen=True, slots=True)
class NotOld:
    """A package that only looks like a client of the old API; a trailing * in its name stands for anything."""

    ecosystem: str
    package: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class TokenShape:
    """What a credential looks like, as a regular expression for the whole value."""

    id: str
    regex: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mint:
    """A URL at which tokens were made, shown or revoked."""

    id: str
    url: str
    parameters: tuple[str, ...]
    secret_parameters: tuple[str, ...]
    note: str
    sources: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    documented_verb: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the same vendor with the same kind of token.

    `scope` is what a token is made with, `call_scope` what a call names, `base` and `more_bases` how its URLs begin.
    """

    name: str
    scope: str
    call_scope: str
    oauth_prefix: str
    base: str
    evidence: str
    sources: tuple[str, ...]
    more_bases: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An error code of the old API and what answers instead."""

    code: str
    meaning: str
    becomes: str
    http_status: str
    equivalence: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndDate:
    """A day on which something ended."""

    what: str
    date: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact without a table of its own: a topic, a sentence, its sources."""

    topic: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataCenter:
    """A data centre and its hosts."""

    id: str
    name: str
    tld: str
    old_host: str
    old_host_evidence: str
    accounts_host: str
    accounts_evidence: str
    api_host: str
    sources: tuple[str, ...]
    sandbox_host: str = ""
    developer_host: str = ""
    file_host: str = ""
    note: str = ""
    in_sdk: bool = False


@dataclass(frozen=True, slots=True)
class Revocation:
    """How a credential of a kind (token, password) is made worthless, and who must act."""

    kind: str
    steps: str
    who: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole rule pack. Tables keep the order of their files; rules are sorted by id."""

    about: About
    rules: tuple[Rule, ...]
    methods: tuple[Method, ...]
    breaking: tuple[Breaking, ...]
    modules: tuple[ModuleRow, ...]
    sources: tuple[Source, ...] = ()
    retired: tuple[RetiredMethod, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    libraries: tuple[Library, ...] = ()
    library_calls: tuple[LibraryCall, ...] = ()
    not_old: tuple[NotOld, ...] = ()
    token_shapes: tuple[TokenShape, ...] = ()
    mints: tuple[Mint, ...] = ()
    products: tuple[Product, ...] = ()
    errors: tuple[ErrorCode, ...] = ()
    end_dates: tuple[EndDate, ...] = ()
    data_centers: tuple[DataCenter, ...] = ()
    revocations: tuple[Revocation, ...] = ()
    facts: tuple[Fact, ...] = ()
    parameters: tuple[ParameterChange, ...] = ()
    windows: tuple[Window, ...] = ()
