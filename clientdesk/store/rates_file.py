"""The European Central Bank's file of reference rates: read, and refused where it is none."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Quotes = Mapping[str, Decimal]

MOST_BYTES: Final = 20_000_000
"""Of the file as it comes; it has 0.7 MB after 28 years."""

_MOST_UNPACKED: Final = 50_000_000
_FIRST_DAY: Final = date(1999, 1, 4)
_FEWEST: Final = 10
"""Currencies of a file that is worth having; the bank quotes some thirty."""

_CODE: Final = re.compile(r"[A-Z]{3}")
_RATE: Final = re.compile(r"\d{1,8}(\.\d{1,10})?", re.ASCII)
_NONE: Final = frozenset({"N/A", ""})
_LOWEST: Final = Decimal("0.001")
_HIGHEST: Final = Decimal(10_000_000)
_JUMP: Final = 3
"""How many times as high or low a rate may be as the one before it; 1.7 was the worst of all."""

_GAP: Final = timedelta(days=30)
"""After a longer pause without quotes a rate may be anything."""

_DRIFT: Final = Decimal("1.1")
"""By how much the bank may correct a day that is known."""


@dataclass(frozen=True, slots=True, eq=False)
class RatesFile:
    """Units of each currency for one euro, by day, the newest day first."""

    days: Mapping[date, Quotes]

    @property
    def newest(self) -> date:
        """The last day that has rates."""
        return next(iter(self.days))

    @property
    def currencies(self) -> int:
        """How many currencies the newest day has, the euro aside."""
        return len(self.days[self.newest])


def read_rates(content: bytes) -> RatesFile:
    """The rates of a packed file; raises InvalidInput naming what is wrong with it."""
    lines = csv.reader(io.StringIO(_unpacked(content)), strict=True, skipinitialspace=True)
    try:
        header = next(lines, [])
        codes = _codes(header)
        days = dict(sorted(_days(lines, codes), reverse=True))
    except csv.Error as error:
        raise _refused("it is not a list of columns") from error
    if not days:
        raise _refused("it has no rates")
    found = RatesFile(days)
    if found.currencies < _FEWEST:
        raise _refused(f"{found.newest} has {found.currencies} currencies only")
    _refuse_jumps(days)
    return found


def refuse_worse(new: RatesFile, known: RatesFile, today: date) -> None:
    """Raise InvalidInput unless the new file continues the one that is known."""
    if new.newest > today + timedelta(days=1):
        raise _refused(f"it has rates of {new.newest}, which is still to come")
    if new.newest < known.newest:
        raise _refused(f"it ends on {new.newest}, and the one here on {known.newest}")
    if missing := known.days.keys() - new.days.keys():
        raise _refused(f"it lacks {len(missing):,} days that the one here has")
    for code, rate in known.days[known.newest].items():
        other = new.days[known.newest].get(code)
        if other is None or not rate / _DRIFT <= other <= rate * _DRIFT:
            raise _refused(f"its {code} of {known.newest} is not what the bank said before")


def _unpacked(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) != 1 or not names[0].lower().endswith(".csv"):
                raise _refused("it does not hold one CSV file")
            with archive.open(names[0]) as file:
                text = file.read(_MOST_UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise _refused("it is not a whole ZIP file") from error
    except (RuntimeError, NotImplementedError, OSError, ValueError) as error:
        raise _refused("it is packed in a way that the bank does not use") from error
    if len(text) > _MOST_UNPACKED:
        raise _refused("it is far too large")
    try:
        return text.decode("ascii")
    except UnicodeDecodeError as error:
        raise _refused("it is not plain text") from error


def _codes(header: Sequence[str]) -> list[str]:
    """The currencies of the columns after the first; the bank ends lines with a comma."""
    names = [name.strip() for name in header]
    codes = names[1:-1] if names[-1:] == [""] else names[1:]
    known = all(_CODE.fullmatch(code) for code in codes)
    if names[:1] != ["Date"] or not known or len(set(codes)) < len(codes):
        raise _refused("its first line does not name the date and the currencies")
    if "EUR" in codes or "USD" not in codes:
        raise _refused("its rates are not those of the euro")
    return codes


def _days(
    lines: Iterable[Sequence[str]], codes: Sequence[str]
) -> Iterator[tuple[date, dict[str, Decimal]]]:
    seen: set[date] = set()
    for line in lines:
        if not line:
            continue
        day = _day(line[0])
        if len(line) not in {len(codes) + 1, len(codes) + 2}:
            raise _refused(f"its line of {day} has {len(line)} columns")
        if day in seen:
            raise _refused(f"it has two lines of {day}")
        seen.add(day)
        cells = zip(codes, line[1:], strict=False)
        yield day, {code: _rate(cell, code, day) for code, cell in cells if cell not in _NONE}


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise _refused(f"“{text[:20]}” is no day") from error
    if day < _FIRST_DAY or text != day.isoformat():
        raise _refused(f"“{text[:20]}” is no day of the euro")
    return day


def _rate(text: str, code: str, day: date) -> Decimal:
    rate = Decimal(text) if _RATE.fullmatch(text) else Decimal(0)
    if not _LOWEST <= rate <= _HIGHEST:
        raise _refused(f"its {code} of {day} cannot be “{text[:20]}”")
    return rate


def _refuse_jumps(days: Mapping[date, Quotes]) -> None:
    before: dict[str, tuple[date, Decimal]] = {}
    for day, quotes in reversed([*days.items()]):
        for code, rate in quotes.items():
            last_day, last = before.get(code, (day, rate))
            if day - last_day < _GAP and not last / _JUMP <= rate <= last * _JUMP:
                raise _refused(f"its {code} jumps from {last} to {rate} on {day}")
            before[code] = day, rate


def _refused(why: str) -> InvalidInput:
    return InvalidInput(f"The file of rates cannot be used: {why}.", hint="Nothing was changed.")
