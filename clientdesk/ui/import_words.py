"""Decisions about rows of a file, and what an import will do, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.intake.decisions import Decision
from clientdesk.intake.verdicts import Verdict
from clientdesk.text.amounts import number
from clientdesk.text.plurals import count
from clientdesk.ui.import_kinds import Kind

if TYPE_CHECKING:
    from clientdesk.ui.import_job import Job
    from clientdesk.ui.import_kinds import Row, Will


def decision(made: Decision, verdict: Verdict, kind: Kind) -> str:
    """What is done with a row."""
    if made is Decision.ADD:
        return "Add" if verdict is Verdict.NEW else "Add anyway"
    if made is Decision.FILL:
        return "Fill empty fields" if kind is Kind.CLIENTS else "Bring up to date"
    return "Overwrite" if made is Decision.OVERWRITE else "Leave out"


def of_row(job: Job, row: Row) -> Decision:
    """What is decided of a row; what it does not permit leaves it out."""
    made = job.decisions.of(row.line, row.verdict)
    return made if made in row.choices else Decision.LEAVE


def will(planned: Will, kind: Kind, locale: str) -> str:
    """What the button does."""
    if not planned.written:
        return "Nothing to import"
    update = "filled in" if kind is Kind.CLIENTS else "brought up to date"
    parts = [
        f"{number(rows, locale)} {word}"
        for rows, word in (
            (planned.added, "new"),
            (planned.filled, update),
            (planned.overwritten, "overwritten"),
        )
        if rows
    ]
    return f"Import {count(planned.written, kind.one, locale=locale)}: {', '.join(parts)}"
