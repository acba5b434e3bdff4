"""What a listing consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.plain import dataclass

if TYPE_CHECKING:
    from auditor.outcome import Notice, Skipped


class Candidate(NamedTuple):
    """A file to search. `path` is what reports print, `opened` what the system opens; `data` is standard input's.

    A tuple and no dataclass: a large tree makes a hundred thousand of them.
    """

    path: str
    opened: str
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """A listed folder of the git work tree that begins at `top`.

    `opened` stands before the folder's names in a candidate's `opened`; `plain` are the names of the tracked files
    that git, too, reads from the disk and nowhere else.
    """

    opened: str
    top: str
    plain: frozenset[str]


@dataclass(frozen=True, slots=True)
class Listing:
    """Which files a run looks at, sorted by path, and which it leaves out and why.

    `ignored_configuration` names files that git ignores and that look like configuration. `excluded` names what
    settings excluded: a folder whose whole content is excluded appears once, with a `/` at its end. `staged` are the
    real paths of all that the index holds, where the files are those of the index.
    """

    files: tuple[Candidate, ...]
    skipped: tuple[Skipped, ...] = ()
    ignored_configuration: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    trees: tuple[Tree, ...] = ()
    staged: frozenset[str] | None = None


class TargetMissing(Exception):  # noqa: N818 - the name says what is the matter, as FileNotFoundError does
    """A path on the command line that does not exist or is neither file nor folder; the message is one line."""
