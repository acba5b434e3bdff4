"""A rule pack that an earlier run found right: what its files say is kept, and neither parsed nor checked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.cache import folder
from auditor.cache.digest import of_pack, of_parts, of_program
from auditor.cache.sealed import sealed, unsealed
from auditor.pack.errors import PackError
from auditor.pack.locate import pack_folder
from auditor.pack.read import Places, checked, documents, made, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.pack.rows import Pack


def load(name_or_path: str, targets: Iterable[str]) -> Pack:
    """The whole pack, checked now or before; PackError if anything in it is wrong."""
    files = pack_folder(name_or_path)
    try:
        place = folder.prepared(folder.place(), targets)
        key = f"pack-{of_parts((of_program(), of_pack(files)))}"
    except (folder.Unusable, OSError):
        return read(files)
    kept = folder.get(place, key)
    known = unsealed(key, kept) if kept is not None else None
    if known is not None:
        try:
            return made(files.name, known["files"], Places())
        except (PackError, LookupError, TypeError, AttributeError):  # somebody else's file
            pass
    said = documents(files)
    pack = checked(files.name, said)
    folder.put(place, key, sealed(key, {"files": said}))
    return pack
