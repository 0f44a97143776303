"""Which industry a code of activity means, where it is clear.

The codes are NACE, revision 2 or 2.1, whose first digits NAF (France), SN (Norway) and SIC 2007
(United Kingdom) share.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.model.words import Industry

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODES: Final = {
    Industry.AGRICULTURE: "01 02 03",
    Industry.ENERGY: "05 06 091 35",
    Industry.MANUFACTURING: (
        "10 11 12 13 14 15 16 17 18 20 21 22 23 24 25 26 27 28 29 30 31 32 33"
    ),
    Industry.CONSTRUCTION: "410 412 42 43",
    Industry.RETAIL: "471 472 473 474 475 476 477 478",
    Industry.E_COMMERCE: "4791",
    Industry.LOGISTICS: "492 494 502 504 512 52 53",
    Industry.HOSPITALITY: "55 56",
    Industry.MEDIA: "581 59 60",
    Industry.SOFTWARE: "582 62 6310 6311",
    Industry.FINANCE: "641 643 649 65 66",
    Industry.REAL_ESTATE: "68",
    Industry.LEGAL: "691",
    Industry.CONSULTING: "702",
    Industry.MARKETING: "731 732",
    Industry.PUBLIC_SECTOR: "84",
    Industry.EDUCATION: "85",
    Industry.HEALTHCARE: "75 86 87",
    Industry.NONPROFIT: "949",
}
"""Not here are codes that tell no industry, such as wholesale, holdings and head offices."""

_BY_START: Final = {start: name for name, codes in _CODES.items() for start in codes.split()}


def industry_of(codes: Iterable[str]) -> Industry | None:
    """The industry that every code means; None where one is unclear or they differ."""
    found = {_industry(code) for code in codes}
    return found.pop() if len(found) == 1 else None


def _industry(code: str) -> Industry | None:
    digits = re.sub(r"[ .]", "", code)
    if not re.fullmatch(r"\d{4,5}[A-Z]?", digits):
        return None
    starts = (digits[:size] for size in (4, 3, 2))
    return next((_BY_START[start] for start in starts if start in _BY_START), None)
