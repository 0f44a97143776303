"""What an import page asks of each kind of record: clients, invoices, payments."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.intake.decisions import Decision
from clientdesk.intake.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.intake.decisions import Decisions
    from clientdesk.intake.progress import Progress
    from clientdesk.intake.source import Given
    from clientdesk.intake.tables import Choice, Table
    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database


class Kind(StrEnum):
    """What a file brings."""

    CLIENTS = "clients"
    INVOICES = "invoices"
    PAYMENTS = "payments"

    @property
    def one(self) -> str:
        """The word for one record."""
        return self.value[:-1]


VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.NEW: "New",
    Verdict.DUPLICATE: "Duplicate",
    Verdict.UPDATE: "Update",
    Verdict.INVALID: "Invalid",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A field as the file has it, as the record has it, and whether an update changes it."""

    label: str
    file: str = ""
    record: str = ""
    changes: bool = False

    def after(self, decision: Decision) -> str:
        """What the record holds when so decided."""
        if decision is Decision.ADD:
            return self.file
        if decision is Decision.OVERWRITE or (decision is Decision.FILL and self.changes):
            return self.file or self.record
        return self.record


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file with its verdict, why, and what can be decided of it."""

    line: int
    name: str
    verdict: Verdict
    why: tuple[str, ...]
    choices: tuple[Decision, ...]
    facts: tuple[Fact, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Will:
    """What an import will do, by rows."""

    added: int
    filled: int
    overwritten: int
    left: int

    @property
    def written(self) -> int:
        """The rows that become or change a record."""
        return self.added + self.filled + self.overwritten


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, in words; change_id takes it back."""

    change_id: UUID
    sentence: str
    written: int
    waiting: int = 0
    """Clients that enrichment has not seen."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as it is to be judged."""

    file: Given
    choice: Choice
    table: Table
    choices: Mapping[int, str]
    """The field that a person has chosen for a column; empty for none."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The field of each column that is read, and how it was found."""

    fields: Mapping[int, str]
    how: Mapping[int, str]
    """Of columns that were not found by their heading: why, in a few words."""
    product: str


class Reviewed(ABC):
    """A file with a verdict for each row."""

    @abstractmethod
    def counts(self) -> Mapping[Verdict, int]:
        """The rows of each verdict."""

    @abstractmethod
    def page(self, verdicts: Collection[Verdict], offset: int, limit: int) -> Sequence[Row]:
        """Some rows with the verdicts, in the order of the file."""

    def likeness(self, database: Database, row: Row) -> str:
        """Which record a new row is like though it shares nothing certain; empty for none."""
        del database, row
        return ""

    @abstractmethod
    def choices(self, verdict: Verdict) -> tuple[Decision, ...]:
        """What can be decided of a kind of row; the first is done without a decision."""

    @abstractmethod
    def will(self, decisions: Decisions) -> Will:
        """What an import with these decisions does."""

    @abstractmethod
    def messages(self) -> Sequence[str]:
        """What people should know of the whole file."""

    @abstractmethod
    def left_out(self, decisions: Decisions) -> Iterator[Row]:
        """The rows that are not written."""

    @abstractmethod
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


class Importer(ABC):
    """How files of one kind are read."""

    fields: Mapping[str, str]
    """What a column can become, and its label."""

    @abstractmethod
    def read(self, file: Given, name: str, choice: Choice, progress: Progress) -> Table:
        """The file as a table."""

    @abstractmethod
    def match(self, database: Database, table: Table, choices: Mapping[int, str]) -> Matched:
        """What the columns are taken for, by what was recognised and a person's choices."""

    @abstractmethod
    def review(self, database: Database, sheet: Sheet, today: date, progress: Progress) -> Reviewed:
        """Every row judged."""
