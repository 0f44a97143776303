"""Text in cells of files that a spreadsheet may open."""

from __future__ import annotations

import re
from typing import Final

_RUNS: Final = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")
_NUMBER_OR_PHONE: Final = re.compile(r"[+-]?[\d\s().,/-]*\Z", re.ASCII)


def inert(cell: str) -> str:
    """The cell, with a leading ' when a spreadsheet would otherwise run it.

    Signed numbers and phone numbers stay as they are.
    """
    if _RUNS.match(cell) and not _NUMBER_OR_PHONE.match(cell):
        return f"'{cell}"
    return cell


def whole(cell: str) -> str:
    """The cell as it was before `inert`."""
    return cell[1:] if cell.startswith("'") and inert(cell[1:]) == cell else cell
