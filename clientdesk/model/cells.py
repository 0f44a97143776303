"""Text in cells of files that a spreadsheet may open."""

from __future__ import annotations

import re
from typing import Final

# What is drawn as nothing before a formula does not keep a spreadsheet from running it.
_BLANK: Final = (
    "\\s\0-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
_RUNS: Final = re.compile(f"'*(?:[\t\r\n\0]|[{_BLANK}]*[=+\\-@＝＋－＠﹦﹢﹣﹫])")
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
