"""Files of clients, as the import page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as part
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.actions import imports
from clientdesk.intake import columns as matching
from clientdesk.intake.choosing import CHOSEN, choose, field_of
from clientdesk.intake.decisions import CHOICES, Decision
from clientdesk.intake.headers import FIELDS
from clientdesk.intake.tables import open_table
from clientdesk.intake.verdicts import Verdict
from clientdesk.queries.twins import likely_twins
from clientdesk.text.plurals import listed
from clientdesk.ui.import_kinds import Fact, Importer, Matched, Outcome, Reviewed, Row, Sheet, Will

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from clientdesk.intake.decisions import Decisions
    from clientdesk.intake.headers import Columns
    from clientdesk.intake.progress import Progress
    from clientdesk.intake.review import Judged, Review
    from clientdesk.intake.source import Given
    from clientdesk.intake.tables import Choice, Table
    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database

_LABELS: Final = {"email": "E-mail", "tax_id": "Tax ID"}
_AT_ONCE: Final = 5_000
_LOOKED_UP: Final = 200_000
"""Clients up to which the rows of a page are looked up one by one without a wait."""


def label(field: str) -> str:
    """A field's name for people."""
    return _LABELS.get(field, field.replace("_", " ").capitalize())


_FIELDS: Final = {label(name): name for name in FIELDS}


class Clients(Importer):
    """How files of clients are read."""

    fields: Mapping[str, str] = {field: label(field) for field in CHOSEN}

    def read(self, file: Given, name: str, choice: Choice, progress: Progress) -> Table:
        """The file as a table."""
        return open_table(file, name, choice=choice, progress=progress)

    def match(self, database: Database, table: Table, choices: Mapping[int, str]) -> Matched:
        """What the columns are taken for; only what is in the file tells."""
        del database
        columns = _columns(table, choices)
        by_heading = matching.match_columns(table).used()
        found = matching.guesses(table, matching.match_columns(table))
        how = {guess.column: guess.why for guess in found if guess.column not in by_heading}
        return Matched(field_of(columns), how, columns.product)

    def review(self, database: Database, sheet: Sheet, today: date, progress: Progress) -> Reviewed:
        """Every row judged."""
        del today
        columns = _columns(sheet.table, sheet.choices)
        return ReviewedClients(imports.review(database, sheet.table, columns, progress=progress))


@dataclass(frozen=True, slots=True)
class ReviewedClients(Reviewed):
    """A review of clients."""

    review: Review
    _alike: dict[tuple[int, int], str] = part(default_factory=dict)
    """What was said of a line while the records were those of a change."""

    def counts(self) -> Mapping[Verdict, int]:
        """The rows of each verdict."""
        return self.review.counts()

    def page(self, verdicts: Collection[Verdict], offset: int, limit: int) -> Sequence[Row]:
        """Some rows with the verdicts."""
        return [_row(judged) for judged in self.review.page(verdicts, offset, limit)]

    def likeness(self, database: Database, row: Row) -> str:
        """The client most like a new row, by telephone, domain, name without legal form and all."""
        if row.verdict is not Verdict.NEW or self.review.known.frame.height > _LOOKED_UP:
            return ""
        key = (row.line, database.sequence)
        if key not in self._alike:
            self._alike[key] = _likeness(database, row)
        return self._alike[key]

    def choices(self, verdict: Verdict) -> tuple[Decision, ...]:
        """What can be decided of a kind of row."""
        return CHOICES[verdict]

    def will(self, decisions: Decisions) -> Will:
        """What an import with these decisions does; an earlier line cannot be overwritten."""
        judged = self.review.judged
        made = judged.select("client").with_columns(decisions.column(judged))
        needs_client = pl.col("decision").is_in([Decision.FILL, Decision.OVERWRITE])
        written = made.filter(~needs_client | pl.col("client").is_not_null())
        found = dict(written["decision"].value_counts().iter_rows())
        added, filled, over = (
            found.get(str(each), 0) for each in (Decision.ADD, Decision.FILL, Decision.OVERWRITE)
        )
        return Will(added, filled, over, judged.height - added - filled - over)

    def messages(self) -> Sequence[str]:
        """What people should know of the whole file."""
        return self.review.messages()

    def left_out(self, decisions: Decisions) -> Iterator[Row]:
        """The rows that are not written."""
        for start in range(0, self.review.judged.height, _AT_ONCE):
            for row in self.page(tuple(Verdict), start, _AT_ONCE):
                if decisions.of(row.line, row.verdict) is Decision.LEAVE:
                    yield row

    def commit(
        self,
        database: Database,
        actor: Actor,
        decisions: Decisions,
        now: datetime,
        today: date,
        progress: Progress,
    ) -> Outcome:
        """Write it."""
        done = imports.commit(
            database, actor, self.review, decisions, now, today, progress=progress
        )
        return Outcome(done.change_id, done.sentence(), done.new + done.updated, done.waiting)


def _columns(table: Table, choices: Mapping[int, str]) -> Columns:
    return choose(matching.match_columns(table, by_content=True), choices)


def _likeness(database: Database, row: Row) -> str:
    texts = {_FIELDS[fact.label]: fact.file or None for fact in row.facts}
    twins = likely_twins(database, {**dict.fromkeys(FIELDS), **texts}, most=1)
    if not twins:
        return ""
    twin = twins[0]
    reasons, sure = listed(twin.likeness.reasons), twin.likeness.score
    return f"Looks like “{twin.name[:80]}” ({sure:.0%}): {reasons}."


def _row(judged: Judged) -> Row:
    beside = judged.beside or {}
    changed = {change.field for change in judged.changes if change.is_filled}
    facts = [
        Fact(label(field), judged.texts.get(field, ""), beside.get(field) or "", field in changed)
        for field in FIELDS
        if judged.texts.get(field) or beside.get(field)
    ]
    choices = CHOICES[judged.verdict]
    if judged.beside is None:
        choices = tuple(each for each in choices if each is not Decision.OVERWRITE)
    name = judged.texts.get("name", "")
    return Row(
        judged.line, name, judged.verdict, judged.problems, choices, tuple(facts), judged.score
    )
