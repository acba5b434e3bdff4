"""The methods of the old API: their parameters, what takes their place, and how one is made from the other."""

from __future__ import annotations

from dataclasses import field

from auditor.plain import dataclass


@dataclass(frozen=True, slots=True)
class Rewording:
    """A stretch of a value: `put` takes the place of what `find` matches, with groups as {1}, labels as {1:field}."""

    find: str
    put: str


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """A parameter of a method and what becomes of it; `where` is header, query, path, body, form or removed.

    `becomes` says it in words, the rest so that it can be done: `to` is the new name (in braces: a place in the path),
    `value` what it is always given, with {other} for the translated value of another parameter. Else the old value goes
    through `values`, `how` (page, size: the ends of a window of rows; fields: labels; module: a module's name; anew: it
    is written anew) or `rewording`; `only`: what none of them knows has no counterpart.
    """

    name: str
    becomes: str
    where: str
    required: bool = False
    note: str = ""
    source: str = ""
    to: str = ""
    value: str = ""
    how: str = ""
    values: dict[str, str] = field(default_factory=dict)
    only: bool = False
    rewording: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """Rows asked for by their first and last number, which the successor asks for by page and size of a page.

    `usual` is the size when the last row is not given, `most` the largest that there is.
    """

    first: str
    last: str
    page: str
    size: str
    usual: int
    most: int
    sources: tuple[str, ...]


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
    that the parameter `parent` names. `accepts` are the parameters and headers it takes, `query` those that it must be
    given, `parameters` what a parameter becomes in it, if that is not its `to`. `spec_match` says how the path stands
    in the two generations of the vendor's OpenAPI files (exact: this template; generic: only a broader one),
    `spec_file_*` and `spec_scopes_*` where and how.
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
    accepts: tuple[str, ...] = ()
    query: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
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
