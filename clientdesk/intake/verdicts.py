"""What is to become of each row: new, duplicate, update or invalid."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from clientdesk.intake.cleaning import clean_row
from clientdesk.intake.encoding import readable
from clientdesk.intake.headers import FIELDS
from clientdesk.intake.matching import match_keys, same_as
from clientdesk.intake.rows import read_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from clientdesk.intake.headers import Columns
    from clientdesk.intake.matching import MatchKey
    from clientdesk.intake.tables import Row

FILLED: Final = tuple(name for name in FIELDS if name not in {"name", "currency"})
"""What an update can fill; a client without a currency has one, the workspace's."""

_REPORT_TIME: Final = re.compile(r"\b(?:19|20)\d\d\b.*\b\d{1,2}:\d\d\b.*\b(?:GMT|UTC)\b")
_FOOTER: Final = "This looks like the end of a report, not like a client."


class Verdict(StrEnum):
    """What is to become of a row."""

    NEW = "new"
    DUPLICATE = "duplicate"
    UPDATE = "update"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its verdict, and in sentences what was wrong, left out or found again.

    Texts are as they will be kept; fills names those that go into empty fields of client_id.
    """

    line: int
    verdict: Verdict
    problems: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    keys: Sequence[MatchKey] = ()
    client_id: UUID | None = None
    fills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row whose fields can be kept, before it is compared with others."""

    line: int
    texts: Mapping[str, str]
    hints: tuple[str, ...]
    keys: Sequence[MatchKey]


@dataclass(frozen=True, slots=True)
class Fill:
    """A client and the texts that go into its empty fields."""

    client: Mapping[str, Any]
    texts: Mapping[str, str]


class Known:
    """The clients that rows may match, found by their keys; the oldest wins a key."""

    def __init__(self, clients: Iterable[Mapping[str, Any]]) -> None:
        self._by_key: dict[MatchKey, Mapping[str, Any]] = {}
        for client in clients:
            for key in match_keys(client):
                self._by_key.setdefault(key, client)

    def find(self, keys: Sequence[MatchKey]) -> tuple[str, Mapping[str, Any]] | None:
        """What the strongest shared key is, and the client that has it."""
        found = next((key for key in keys if key in self._by_key), None)
        return (found[0], self._by_key[found]) if found else None


def read_rows(rows: Iterable[Row], columns: Columns, country: str) -> Iterator[Candidate | Judged]:
    """Each row as a candidate, or as invalid with every reason."""
    for row in rows:
        yield _read(row, columns, country)


def judge(candidates: Iterable[Candidate | Judged], known: Known) -> Iterator[Judged]:
    """Compare each candidate with the rows before it, then with the clients that are known."""
    lines: dict[MatchKey, int] = {}
    filled: dict[tuple[UUID, str], int] = {}
    for candidate in candidates:
        if isinstance(candidate, Judged):
            yield candidate
            continue
        yield _compare(candidate, lines, known, filled)
        for key in candidate.keys:
            lines.setdefault(key, candidate.line)


def still_true(rows: Iterable[Judged], known: Known) -> list[Judged]:
    """The new rows that no client matches by now, and the updates whose fields are still empty."""
    kept = []
    for row in rows:
        found = known.find(row.keys)
        if row.verdict is Verdict.NEW and not found:
            kept.append(row)
        if row.verdict is Verdict.UPDATE and found and found[1]["id"] == row.client_id:
            fills = tuple(name for name in row.fills if not found[1][name])
            kept += [replace(row, fills=fills)] if fills else []
    return kept


def merged(rows: Iterable[Judged], known: Known) -> list[Fill]:
    """The updates of each client in one, whichever rows they come from."""
    fills: dict[UUID, Fill] = {}
    for row in rows:
        found = known.find(row.keys)
        if found:
            client = found[1]
            texts = {name: row.texts[name] for name in row.fills}
            before = fills.get(client["id"])
            fills[client["id"]] = Fill(client, {**texts, **(before.texts if before else {})})
    return list(fills.values())


def _read(row: Row, columns: Columns, country: str) -> Candidate | Judged:
    if row.problem:
        return Judged(row.line, Verdict.INVALID, (row.problem,))
    entry = read_entry(row.cells, columns)
    kept = clean_row(entry.texts, country)
    problems = kept.problems or ([_FOOTER] if _is_footer(row, kept.texts) else [])
    if problems:
        return Judged(row.line, Verdict.INVALID, tuple(map(readable, problems)))
    hints = tuple(map(readable, (*entry.hints, *kept.hints)))
    return Candidate(row.line, kept.texts, hints, match_keys(kept.texts))


def _compare(
    candidate: Candidate,
    lines: Mapping[MatchKey, int],
    known: Known,
    filled: dict[tuple[UUID, str], int],
) -> Judged:
    line, texts = candidate.line, candidate.texts
    earlier = next((key for key in candidate.keys if key in lines), None)
    if earlier:
        same = same_as(earlier[0], f"line {lines[earlier]}")
        return Judged(line, Verdict.DUPLICATE, (same,), texts, candidate.keys)
    found = known.find(candidate.keys)
    if not found:
        return Judged(line, Verdict.NEW, candidate.hints, texts, candidate.keys)
    shared, client = found
    same = same_as(shared, f"the client “{client['name'][:80]}”")
    client_id: UUID = client["id"]
    fills = tuple(
        name
        for name in FILLED
        if name in texts and not client[name] and (client_id, name) not in filled
    )
    filled.update({(client_id, name): line for name in fills})
    verdict = Verdict.UPDATE if fills else Verdict.DUPLICATE
    problems = (same, *candidate.hints) if fills else (same,)
    return Judged(line, verdict, problems, texts, candidate.keys, client_id, fills)


def _is_footer(row: Row, texts: Mapping[str, str]) -> bool:
    """Whether the row is the time of a report, alone in its first cell."""
    return (
        len(texts) == 1
        and row.cells[0].strip() == texts["name"]
        and _REPORT_TIME.search(texts["name"]) is not None
        and not any(map(str.strip, row.cells[1:]))
    )
