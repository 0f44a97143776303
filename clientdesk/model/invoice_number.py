"""Invoice numbers, made from the workspace's pattern: INV-{year}-{number:4} gives INV-2026-0007."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField

if TYPE_CHECKING:
    from datetime import date

DEFAULT_PATTERN: Final = "INV-{number:4}"
"""The pattern of a workspace that has set none."""

MAX_PATTERN: Final = 60
"""Characters of a pattern."""

_NUMBER: Final = re.compile(r"\{number(?::([1-9]|1[0-2]))?\}")
_TOKEN: Final = re.compile(r"\{(?:year|yy|month|number(?::(?:[1-9]|1[0-2]))?)\}")
_TOKENS: Final = "{year}, {yy}, {month}, {number} or {number:4}"


def clean_pattern(text: str) -> str:
    """The pattern as it is kept; raises InvalidField."""
    pattern = text.strip()
    if len(pattern) > MAX_PATTERN:
        raise _refused(f"can have at most {MAX_PATTERN} characters. Shorten it.")
    if len(_NUMBER.findall(pattern)) != 1:
        raise _refused("must hold {number} or {number:4} once, such as INV-{year}-{number:4}.")
    rest = _TOKEN.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise _refused(f"can hold {_TOKENS} in braces, and nothing else.")
    if not rest.isprintable():
        raise _refused("holds a sign that cannot be seen. Type it again.")
    return pattern


def series(pattern: str, issue_date: date) -> str:
    """The numbers that are counted together: the pattern with all but the number filled in."""
    return _NUMBER.sub("{number}", _dated(pattern, issue_date))


def around(pattern: str, issue_date: date) -> tuple[str, str]:
    """What stands before and after the count in every number of the series."""
    before, _, after = series(pattern, issue_date).partition("{number}")
    return before, after


def number_for(pattern: str, issue_date: date, count: int) -> str:
    """The number that the count gives on that day; zeros fill it up to the width."""
    return _NUMBER.sub(
        lambda found: str(count).zfill(int(found[1] or 1)), _dated(pattern, issue_date)
    )


def _dated(pattern: str, issue_date: date) -> str:
    year = f"{issue_date.year:04}"
    parts = {"{year}": year, "{yy}": year[-2:], "{month}": f"{issue_date.month:02}"}
    for token, text in parts.items():
        pattern = pattern.replace(token, text)
    return pattern


def _refused(sentence: str) -> InvalidField:
    return InvalidField("invoice_pattern", f"Invoice number pattern {sentence}")
