"""The typed rows of a rule pack: everything the engine knows about the API it audits comes in as these.

A row's field names are the keys of its TOML table; a field without a default is a key that must be there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

# The whole contract can be imported from here; at run time too, since the reader asks the rows for their types.
from auditor.pack.about import About as About  # noqa: PLC0414, TC001
from auditor.pack.about import Effort as Effort  # noqa: PLC0414
from auditor.pack.about import Prefilter as Prefilter  # noqa: PLC0414

# --- rules/*.toml ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UrlShape:
    """A request URL of the old API.

    `path` is what the URL's path must hold, segment by segment; `{format}`, `{module}`, `{method}` stand for one
    segment each and may be missing at the end; the segments before the first of them are what identifies the URL.
    `host` (optional) must begin the URL's host; `needs` says what else the request must carry before it counts:
    "" nothing, `token` a token in one of the carriers, `keys` all of `keys`. `formats` are what `{format}` may be.
    `method` names the method where the path does not. `product` empty: taken from the request's scope, else the pack's.
    """

    path: str
    product: str
    host: str = ""
    needs: str = ""
    keys: tuple[str, ...] = ()
    method: str = ""
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyShape:
    """A parameter, form field, header or mapping key that belongs to the old API.

    `names` without case. `where`: `key` (query, form, mapping), `header`. `values`: regular expressions, one of which
    the value must match in full when it is known (empty: any). `unless`: regular expressions; a value in which one is
    found is something else. `context`: True if a word of the pack's context has to be near. `product` names the
    product; empty: taken from the value by the products table, else the pack's own.
    """

    names: tuple[str, ...]
    where: str = "key"
    values: tuple[str, ...] = ()
    context: bool = True
    product: str = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SecretShape:
    """A value that is a credential: by its shape (ids of `[[token_shape]]`) and by what it is tied to.

    `names`: regular expressions for variables, keys and parameters that hold it (searched without case).
    `strict_names` need no context of the vendor. `parameters` and `header_prefixes` are where it flows.
    `not_shapes`: ids of token shapes that are something else. `placeholders`: regular expressions (full match).
    """

    names: tuple[str, ...] = ()
    strict_names: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    not_shapes: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    header_prefixes: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallNames:
    """Where a request names its module and method: `path` (the URL shape says) or `key:NAME` or `header:NAME`."""

    module: str = "path"
    method: str = "path"


@dataclass(frozen=True, slots=True)
class Match:
    """What the rule recognises.

    `on` is one of request, wrapped, key, header, library, payload, token, password, placeholder; the tables that belong
    to it are filled, the others empty. `text`: regular expressions, searched in literals.
    """

    on: str
    url: tuple[UrlShape, ...] = ()
    key: tuple[KeyShape, ...] = ()
    secret: SecretShape = SecretShape()
    call: CallNames = CallNames()
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of code that must fire (bad) or stay quiet (good); `calls` are the `Module.method` it must name."""

    title: str
    code: str
    file: str = "example.py"
    calls: tuple[str, ...] = ()
    also: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with all its texts.

    `message` is the finding's sentence, with {module}, {method}, {product}, {name} filled in; `messages` holds
    variants by case (`half_migrated`, `wrapper`, `unknown_method`, `sibling`, `literal`).
    """

    id: str
    kind: str
    title: str
    severity: str
    message: str
    why: str
    what_to_do: str
    match: Match
    references: tuple[str, ...] = ()
    cwe: str = ""
    messages: dict[str, str] = field(default_factory=dict)
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()


# --- the knowledge tables --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from."""

    id: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """A parameter of a method and what becomes of it; `where` is header, query, path, body, form or removed."""

    name: str
    becomes: str
    where: str
    required: bool = False
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """True of a call when everything it states holds; names and values are compared without case.

    All of `given` are among the call's parameters, one of `any_of` is, none of `absent` is. `value`: the parameter's
    value is known and matches the regular expression in full. `module`: the call's module is one of these.
    """

    given: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    value: dict[str, str] = field(default_factory=dict)
    module: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Successor:
    """One request that replaces a method. The first whose `condition` holds is taken; one without comes last.

    An `alternative` is never taken by itself: it is told beside the others. `path` and `scopes` hold {module_api_name}
    and {module_scope}, filled from the modules table, and {parent_api_name} and {parent_scope}, filled for the module
    that the parameter `parent` names. `spec_match` says how the path stands in the two generations of the vendor's
    OpenAPI files (exact: this template; generic: only a broader one), `spec_file_*` and `spec_scopes_*` where and how.
    """

    when: str
    verb: str
    path: str
    scopes: tuple[str, ...]
    condition: Condition | None = None
    alternative: bool = False
    path_v2: str = ""
    body: str = ""
    note: str = ""
    confirmed_2025: bool = False
    confirmed_2026: bool = False
    parent: str = ""
    spec_match: str = ""
    spec_file_2025: str = ""
    spec_scopes_2025: tuple[str, ...] = ()
    spec_file_2026: str = ""
    spec_scopes_2026: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the old API, with its parameters, what replaces it and how much work that is.

    `verbs` are the usual HTTP verbs, `verbs_documented` whether the vendor states them, `verbs_seen` those met in code.
    `takes` names rows of `[[parameter]]`, which the reader puts before the method's own in `parameter`.
    `effort` is a number of points of the pack's scale.
    """

    name: str
    summary: str
    status: str
    verbs: tuple[str, ...]
    formats: tuple[str, ...]
    path: str
    modules: str
    breaking: tuple[str, ...]
    rewrite: str
    rewrite_reason: str
    effort: int
    area: str
    sources: tuple[str, ...]
    parameter: tuple[ParameterChange, ...] = ()
    successor: tuple[Successor, ...] = ()
    added: str = ""
    limits: str = ""
    takes: tuple[str, ...] = ()
    verbs_seen: tuple[str, ...] = ()
    verbs_documented: bool = False


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
    its last word. `kind` is records, custom, split, sub-resource, related list, pseudo-module or ui only.
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
