"""Commands that send requests, by what their options take: for scripts, and for texts that hold a command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


W = TypeVar("W")
"""A word of a command line, some of which may be unknown."""


@dataclass(frozen=True, slots=True)
class Client:
    """A command that sends requests, by what its options take: data, header, verb, url, user or other.

    Options that are not listed take nothing. `items`: bare words with one of these signs are parameters (or, for a
    colon, headers). `get` puts data into the URL.
    """

    options: Mapping[str, str]
    items: tuple[str, ...] = ()
    get: re.Pattern[str] | None = None


OTHER = "other"

CURL = Client(
    {
        **dict.fromkeys(("-d", "-F", "--data", "--data-ascii", "--data-binary", "--data-raw"), "data"),
        **dict.fromkeys(("--data-urlencode", "--form", "--form-string", "--json", "--url-query"), "data"),
        **dict.fromkeys(("-H", "--header"), "header"),
        **dict.fromkeys(("-X", "--request"), "verb"),
        **dict.fromkeys(("-u", "--user", "-U", "--proxy-user"), "user"),
        "--url": "url",
        **dict.fromkeys(
            (
                "-A", "--user-agent", "-b", "--cookie", "-c", "--cookie-jar", "-C", "--continue-at", "-D",
                "--dump-header", "-e", "--referer", "-E", "--cert", "--key", "--cacert", "-K", "--config", "-m",
                "--max-time", "--connect-timeout", "-o", "--output", "--retry", "--retry-delay", "--retry-max-time",
                "-T", "--upload-file", "-w", "--write-out", "-x", "--proxy", "-y", "-Y", "-z", "--resolve",
                "--limit-rate", "--interface", "--max-redirs", "--stderr", "--trace", "--trace-ascii", "-Q", "-r",
                "--range", "--ciphers", "--oauth2-bearer",
            ),
            OTHER,
        ),
    },
    get=re.compile(r"--get|-[a-zA-Z]*G[a-zA-Z]*"),
)  # fmt: skip
WGET = Client(
    {
        **dict.fromkeys(("--post-data", "--body-data"), "data"),
        "--header": "header",
        "--method": "verb",
        **dict.fromkeys(("--user", "--http-user"), "user"),
        **dict.fromkeys(
            (
                "-O", "--output-document", "-o", "--output-file", "-a", "-t", "--tries", "-T", "--timeout", "-w", "-P",
                "--directory-prefix", "-U", "--user-agent", "-e", "-i", "--load-cookies", "--save-cookies", "--referer",
                "--post-file", "--body-file", "--password", "--http-password",
            ),
            OTHER,
        ),
    }
)  # fmt: skip
HTTPIE = Client(
    {
        **dict.fromkeys(("-a", "--auth"), "user"),
        "--raw": "data",
        **dict.fromkeys(
            ("-A", "--auth-type", "-o", "--output", "-p", "--print", "-s", "--style", "--session", "--timeout",
             "--verify", "--proxy", "--pretty"),
            OTHER,
        ),
    },
    items=("==", ":=", "=@", "=", ":"),
)  # fmt: skip

CLIENTS = {"curl": CURL, "wget": WGET, "http": HTTPIE, "https": HTTPIE, "xh": HTTPIE, "xhs": HTTPIE}

METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD")


@dataclass(frozen=True, slots=True)
class Told(Generic[W]):
    """One thing that a command is told: data, header, verb, url, user, query (by its name) or get, with its worth."""

    kind: str
    worth: W
    name: str = ""


def told(
    client: Client, words: Sequence[W], head: Callable[[W], str], after: Callable[[W, int], W | None]
) -> Iterator[Told[W]]:
    """What the words tell a client. `head` is a word's known beginning, `after` what follows so many characters."""
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        text = head(word)
        if client.get is not None and client.get.fullmatch(text):
            yield Told("get", word)
        option = _long(client, text) if text.startswith("--") else _letters(client, text)
        if option is None:
            found = _bare(client, word, text, after)
            if found is not None:
                yield found
            continue
        kind, length = option
        worth = after(word, length) if length else None
        if kind and worth is None and waiting:
            worth = waiting.pop()
        if kind and worth is not None:
            yield Told(kind, worth)


def _long(client: Client, text: str) -> tuple[str, int]:
    """What a long option takes, and where in the word that begins; 0 where it is the next word."""
    name, sign, _ = text.partition("=")
    return client.options.get(name, ""), len(name) + 1 if sign else 0


def _letters(client: Client, text: str) -> tuple[str, int] | None:
    """The same of options of one letter each, the last of which may take the rest of the word; None for a bare word."""
    if len(text) < 2 or not text.startswith("-"):  # noqa: PLR2004 - a dash and a letter
        return None
    for place, letter in enumerate(text[1:], start=2):
        kind = client.options.get(f"-{letter}", "")
        if kind:
            return kind, place
    return "", 0


def _bare(client: Client, word: W, text: str, after: Callable[[W, int], W | None]) -> Told[W] | None:
    if client.items and text in METHODS:
        return Told("verb", word)
    places = [(text.find(sign), sign) for sign in client.items if text.find(sign) > 0]
    if not places or "/" in text[: min(places)[0]] or text.startswith(("http:", "https:")):
        return Told("url", word)
    place, sign = min(places, key=lambda one: (one[0], -len(one[1])))
    if sign == ":":
        return Told("header", word)
    worth = after(word, place + len(sign))
    return Told("query", worth, text[:place]) if worth is not None else None
