"""Files of rates as the bank packs them, made from the one that ships."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from clientdesk.store.rates import SHIPPED

NEXT_DAY = "2026-11-02"
"""A day after the last one of the file that ships."""


@cache
def shipped() -> str:
    """The text of the file that ships."""
    with zipfile.ZipFile(SHIPPED) as archive:
        return archive.read("eurofxref-hist.csv").decode("ascii")


def continued(day: str = NEXT_DAY, **changed: str) -> str:
    """The same with one day more, whose rates are those of the last but for what is named."""
    header, last, rest = shipped().split("\n", 2)
    cells = dict(zip(header.split(","), last.split(","), strict=True)) | {"Date": day, **changed}
    return "\n".join([header, ",".join(cells.values()), last, rest])


def zipped(text: str | bytes, name: str = "eurofxref-hist.csv") -> bytes:
    """The text as the only file of a ZIP."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return packed.getvalue()
