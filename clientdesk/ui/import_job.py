"""The import that a session is at: its file, what was found in it, and what was decided."""

from __future__ import annotations

import tempfile
import weakref
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from clientdesk.actions.import_money import AS_FOUND
from clientdesk.errors import ClientDeskError
from clientdesk.intake.decisions import Decision, Decisions
from clientdesk.ui import cached, import_memory, state
from clientdesk.ui.import_clients import Clients
from clientdesk.ui.import_going import SOON, Going
from clientdesk.ui.import_kinds import Kind, Sheet
from clientdesk.ui.import_money import INVOICE_FILES, PAYMENT_FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clientdesk.intake.progress import Progress
    from clientdesk.intake.tables import Choice, Table
    from clientdesk.intake.verdicts import Verdict
    from clientdesk.ui.import_kinds import Importer, Matched, Outcome, Reviewed

_JOB: Final = "import-job"
IMPORTERS: Final[Mapping[Kind, Importer]] = {
    Kind.CLIENTS: Clients(),
    Kind.INVOICES: INVOICE_FILES,
    Kind.PAYMENTS: PAYMENT_FILES,
}


@dataclass(slots=True, weakref_slot=True)
class Job:
    """One file on its way; what is None has not been reached."""

    kind: Kind = Kind.CLIENTS
    name: str = ""
    file: BinaryIO | None = None
    choice: Choice = AS_FOUND
    table: Table | None = None
    choices: dict[int, str] = field(default_factory=dict)
    """The field that a person has chosen for a column; empty for none."""
    recalled: frozenset[int] = frozenset()
    """The columns that are read as the person chose last time."""
    matched: Matched | None = None
    reviewed: Reviewed | None = None
    verdict: Verdict | None = None
    """Which rows of the review are shown; None shows all."""
    decisions: Decisions = field(default_factory=Decisions)
    outcome: Outcome | None = None
    problem: str = ""
    going: Going[Any] | None = None
    then: Callable[[Any], None] | None = None

    @property
    def importer(self) -> Importer:
        """How files of its kind are read."""
        return IMPORTERS[self.kind]


def current() -> Job:
    """The job of this session; a new one when it has none."""
    nothing: Job | None = None
    job = state.recall(_JOB, nothing)
    if job is None:
        job = Job()
        state.keep(_JOB, job)
    return job


def begin(kind: Kind) -> None:
    """Forget the file and begin anew."""
    job = current()
    if job.going:
        job.going.stop()
    state.keep(_JOB, Job(kind))


def take(name: str, pieces: BinaryIO) -> None:
    """Take a file, and read it."""
    job = Job(current().kind, name)
    job.file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the job
    weakref.finalize(job, job.file.close)
    while piece := pieces.read(2**20):
        job.file.write(piece)
    state.keep(_JOB, job)
    read(AS_FOUND)


def read(choice: Choice) -> None:
    """Read the file, with what a person says of it."""
    job = current()
    if job.file is None:
        return
    job.choice, job.table, job.reviewed, job.choices = choice, None, None, {}
    work = partial(job.importer.read, job.file, job.name, choice)
    _go(job, "Reading", work, partial(_has_read, job))


def choose(column: int, field_name: str) -> None:
    """Read a column for a field, or for none; the rows are to be judged again."""
    job = current()
    job.choices = {**job.choices, column: field_name}
    job.recalled -= {column}
    job.reviewed, job.problem = None, ""
    _match(job)


def review() -> None:
    """Judge every row."""
    job = current()
    if job.table is None or job.file is None:
        return
    job.decisions, job.verdict = Decisions(), None
    database, today = cached.database(), cached.today()
    sheet = Sheet(job.file, job.choice, job.table, job.choices)

    def work(progress: Progress) -> Reviewed:
        return job.importer.review(database, sheet, today, progress)

    _go(job, "Judging", work, partial(_has_reviewed, job))


def decide(verdict: Verdict, decision: Decision) -> None:
    """Decide all rows of a kind, also those that were decided one by one."""
    job = current()
    made = {**job.decisions.by_verdict, verdict: decision}
    job.decisions = replace(job.decisions, by_verdict=made)


def decide_row(line: int, decision: Decision) -> None:
    """Decide one row."""
    job = current()
    job.decisions = replace(job.decisions, by_line={**job.decisions.by_line, line: decision})


def commit() -> None:
    """Write it."""
    job = current()
    if job.reviewed is None or job.going or job.outcome:
        return
    database, actor = cached.database(), cached.actor()
    now, today = cached.now(), cached.today()
    work = partial(job.reviewed.commit, database, actor, job.decisions, now, today)
    _go(job, "Importing", work, partial(_has_committed, job))


def follow() -> Going[Any] | None:
    """Take what the work came to, if it is over; else the work."""
    job = current()
    going, then = job.going, job.then
    if going is None or not going.is_over(SOON):
        return going
    job.going, job.then = None, None
    try:
        found = going.result()
    except ClientDeskError as problem:
        job.problem = f"{problem.message} {problem.hint}".strip()
    else:
        if then:
            then(found)
    return job.going


def _go(job: Job, what: str, work: Callable[[Progress], Any], then: Callable[[Any], None]) -> None:
    job.problem = ""
    job.going, job.then = Going(what, work), then


def _has_read(job: Job, table: Table) -> None:
    job.table = table
    job.choices = import_memory.recalled(job.kind, table)
    job.recalled = frozenset(job.choices)
    _match(job)


def _match(job: Job) -> None:
    if job.table is not None:
        job.matched = job.importer.match(cached.database(), job.table, job.choices)


def _has_reviewed(job: Job, reviewed: Reviewed) -> None:
    job.reviewed = reviewed


def _has_committed(job: Job, outcome: Outcome) -> None:
    job.outcome = outcome
    if job.table is not None:
        import_memory.keep(job.kind, job.table, job.choices)
