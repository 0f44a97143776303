"""What a person sees before a file is brought in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.intake.verdicts import Judged, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Review:
    """A file with a verdict for each row; nothing was written."""

    name: str
    digest: str
    """SHA-256 of the file."""
    product: str
    """Whose layout it is, as far as the headings tell; may be empty."""
    used: Mapping[str, tuple[str, ...]]
    """The headings that each field is read from, best first."""
    unread: tuple[str, ...]
    """The headings that no field is read from."""
    warnings: tuple[str, ...]
    rows: tuple[Judged, ...]

    def count(self, verdict: Verdict) -> int:
        """The number of rows with the verdict."""
        return sum(1 for row in self.rows if row.verdict is verdict)

    def to_json(self) -> dict[str, Any]:
        """The counts and rows of contracts.md, section 2."""
        counts = Counter(row.verdict for row in self.rows)
        order = (Verdict.NEW, Verdict.DUPLICATE, Verdict.UPDATE, Verdict.INVALID)
        rows = [
            {"line": row.line, "verdict": str(row.verdict), "problems": list(row.problems)}
            for row in self.rows
        ]
        return {**{str(verdict): counts[verdict] for verdict in order}, "rows": rows}

    def messages(self) -> list[str]:
        """What people should know of the whole file, in sentences."""
        several = [
            f"{field.replace('_', ' ')} from {_listed(headings)}"
            for field, headings in self.used.items()
            if len(headings) > 1 and field not in {"address", "notes"}
        ]
        first = f"Of several columns the first that is filled counts: {'; '.join(several)}."
        left = f"Columns that were not read: {_listed(self.unread)}."
        parts = (first if several else "", left if self.unread else "")
        return [*self.warnings, *filter(None, parts)]


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(f"“{heading[:60]}”" for heading in headings[:40])
