"""The rows of `rules/*.toml`: what a rule recognises, what it says, and the examples that show both."""

from __future__ import annotations

from dataclasses import field

from auditor.plain import dataclass


@dataclass(frozen=True, slots=True)
class UrlShape:
    """A request URL of the old API.

    `path` is what the URL's path must hold, segment by segment; `{format}`, `{module}`, `{method}` stand for one
    segment each and may be missing at the end; the segments before the first of them are what identifies the URL.
    `host` (optional) must begin the URL's host; `needs` says what else the request must carry before it counts:
    "" nothing, `token` a token in one of the carriers, `keys` all of `keys`, `context` a word of the pack's context in
    the file or one beside it, where code is read as text. `formats` are what `{format}` may be.
    `method` names the method where the path does not. `product` empty: taken from the request's scope, else the pack's.
    `known` are the segments that must be names of the pack's tables: such a URL is known by the end of its path, and
    counts only where its host is not written.
    """

    path: str
    product: str
    host: str = ""
    needs: str = ""
    keys: tuple[str, ...] = ()
    method: str = ""
    formats: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


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
    `strict_names` need no context of the vendor; `not_names` hold something else, whatever the others say.
    `parameters`, `headers` and `header_prefixes` are where it flows; `beside`: other parameters, one of which stands
    beside what is called like one of these, so that it is told by its name alone.
    `not_shapes`: ids of token shapes that are something else. `placeholders`: regular expressions (full match), and
    `references` such for what only says where the credential is kept.
    """

    names: tuple[str, ...] = ()
    strict_names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    not_shapes: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    header_prefixes: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallNames:
    """Where a request names its module and method: `path` (the URL shape says) or `key:NAME` or `header:NAME`."""

    module: str = "path"
    method: str = "path"


@dataclass(frozen=True, slots=True)
class Match:
    """What the rule recognises.

    `on` is one of request, wrapped, key, header, library, payload, token, password, placeholder; the tables that belong
    to it are filled, the others empty. `text`: regular expressions, searched in literals. `lines`: regular
    expressions, searched in lines of code as they are written. `labels`: regular expressions whose first group is the
    label of a field, searched in the files that hold the payload. `text_holds` and `lines_hold`: words one of which
    stands in every line that these expressions match, without case where they are in lower case.
    """

    on: str
    url: tuple[UrlShape, ...] = ()
    key: tuple[KeyShape, ...] = ()
    secret: SecretShape = SecretShape()
    call: CallNames = CallNames()
    text: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    text_holds: tuple[str, ...] = ()
    lines_hold: tuple[str, ...] = ()


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
    variants by case (`half_migrated`, `wrapper`, `unknown_method`, `sibling`, `literal`,
    `recorded`). `stage` is the step of the work that its findings belong to; empty: that of the method called.
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
    stage: str = ""
    messages: dict[str, str] = field(default_factory=dict)
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
