"""Which of the vendor's products a file speaks of, where neither an address nor a scope says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.detect.scene import Scene
    from auditor.pack.rows import Product

MOST_TEXT = 400_000


def spoken_of(scene: Scene, path: str) -> str:
    """The one sibling that a file names in its path or text, without the pack's own product; else the pack's own."""
    own = scene.pack.about.product
    if path not in scene.products:
        text = f"{path}\n{scene.texts.get(path, '')[:MOST_TEXT]}".lower()
        scene.products[path] = _named(scene.pack.products, own, text)
    return scene.products[path]


def _named(products: tuple[Product, ...], own: str, text: str) -> str:
    """The only sibling that a text names. One that names the pack's own product is not looked through for others."""
    named: set[str] = set()
    for row in sorted(products, key=lambda row: row.name != own):
        if any(word in text for word in _words(row)):
            named.add(row.name)
        if own in named or len(named) > 1:
            return own
    return named.pop() if named else own


def _words(row: Product) -> Iterator[str]:
    """How texts name a product: as its scopes do, by the first two names of a host, by the first part of a path."""
    yield from (word.lower() for word in (row.scope.partition("/")[0], row.call_scope) if word)
    for base in filter(None, (row.base, *row.more_bases)):
        host, _, _ = base.partition("/")
        yield ".".join(host.split(".")[:2]).lower()
