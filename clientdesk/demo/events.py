"""What happened in the workspace: a few activities a client, each as an action would note it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.columns import (
    NONE,
    Flags,
    Ints,
    ids,
    random,
    text_column,
    time_column,
    uuid_column,
)
from clientdesk.demo.names import some
from clientdesk.model.activity import ActivityKind

if TYPE_CHECKING:
    from clientdesk.demo.book import Book
    from clientdesk.demo.calendar import Calendar
    from clientdesk.demo.clients import Clients
    from clientdesk.demo.invoices import Chunk
    from clientdesk.demo.team import Team

Edit = tuple[str, pl.Series | str | None, pl.Series | str | None] | None
Act = tuple[ActivityKind, Flags, Ints, Edit]

_ARCHIVED: Final = ("status", "active", "archived")


@dataclass(frozen=True, slots=True)
class Happened:
    """The activities of some clients, and what they leave on the clients' records."""

    frame: pl.DataFrame
    edits: Ints
    """How often each was changed."""
    last: Ints
    """When each was last touched, in microseconds since 1970."""


class Events:
    """Makes activities; their ids run on from one call to the next."""

    def __init__(self, seed: int, days: Calendar, team: Team) -> None:
        self._seed = seed
        self._days = days
        self._team = team
        self._made = 0

    def of_start(self) -> pl.DataFrame:
        """The workspace and its members, made by the owner on the first day."""
        members = len(self._team.frame) - 1
        moments = self._days.times(
            np.zeros(members + 1, dtype=np.int64), np.arange(members + 1) / 100
        )
        frame = self.frame(moments, np.zeros(members + 1, dtype=np.int64))
        kinds = [ActivityKind.WORKSPACE_CREATED] + [ActivityKind.MEMBER_ADDED] * members
        return frame.with_columns(
            kind=pl.Series([str(kind) for kind in kinds]),
            field=pl.Series([None] + ["member"] * members),
            new=pl.concat([pl.Series([None], dtype=pl.String), self._team.names[1:]]),
        )

    def of_clients(self, made: Clients, book: Book) -> Happened:
        """How the clients were created, corrected, handed over and archived."""
        actor, acts = self.acts(made, book)
        frames, edits, last = [], np.zeros(len(made.created), dtype=np.int64), made.created.copy()
        for kind, flags, moments, edit in acts:
            rows = np.flatnonzero(flags)
            frames.append(self._note(made, rows, moments[rows], actor[rows], kind, edit))
            edits[rows] += kind is not ActivityKind.CREATED
            last[rows] = np.maximum(last[rows], moments[rows])
        return Happened(pl.concat(frames), edits, last)

    def acts(self, made: Clients, book: Book) -> tuple[Ints, Iterator[Act]]:
        """Who among the members works for each client, and what they did when."""
        draw = random(self._seed, "events", made.rows.start)
        owner = book.owner[made.rows]
        guess = draw.integers(0, len(self._team.owners), len(owner))
        actor = self._team.owners[np.where(owner < 0, guess, owner)]
        return actor, self._acts(draw, made, book)

    def _acts(self, draw: np.random.Generator, made: Clients, book: Book) -> Iterator[Act]:
        """What was done to which clients and when, the oldest kinds first."""
        count, texts, owner = len(made.created), made.texts, book.owner[made.rows]
        archived = book.archived[made.rows]
        until = np.where(archived == NONE, self._days.last, archived - 1)
        owners = self._team.names.gather(self._team.owners)
        now = owners.gather(np.maximum(owner, 0))
        former = owners.gather((owner + 1 + draw.integers(0, 3, count)) % len(owners))
        times = [self._later(draw, book.came[made.rows], until) for _ in range(4)]
        has_mail, has_notes = (texts[name].is_not_null().to_numpy() for name in ("email", "notes"))
        old_mail = "mail@" + made.names.host
        corrected = has_mail & some(draw, count, 0.12)
        noted = has_notes & some(draw, count, 0.6)
        handed = (owner >= 0) & some(draw, count, 0.12)
        yield ActivityKind.CREATED, made.created > 0, made.created, None
        yield ActivityKind.UPDATED, corrected, times[0], ("email", old_mail, texts["email"])
        yield ActivityKind.UPDATED, noted, times[1], ("notes", None, texts["notes"])
        yield ActivityKind.PORTAL_ENABLED, made.portal, times[2], ("portal", "off", "on")
        yield ActivityKind.OWNER_CHANGED, handed, times[3], ("owner", former, now)
        yield ActivityKind.ARCHIVED, archived != NONE, made.archived, _ARCHIVED

    def of_invoices(self, chunk: Chunk, clients: Clients, book: Book) -> pl.DataFrame:
        """How the newest invoices of each client went out, were paid, canceled or refunded."""
        owner = self._team.owners[np.maximum(book.owner[chunk.billed.client], 0)]
        nobody = np.full(len(owner), -1)
        kinds = (
            (ActivityKind.INVOICE_SENT, chunk.sent, owner),
            (ActivityKind.INVOICE_PAID, self._noon(chunk.ended.settled), nobody),
            (ActivityKind.INVOICE_CANCELED, chunk.canceled, owner),
            (ActivityKind.INVOICE_REFUNDED, chunk.refunded, owner),
        )
        return pl.concat([self._of_invoices(chunk, clients, *kind) for kind in kinds])

    def _of_invoices(
        self, chunk: Chunk, clients: Clients, kind: ActivityKind, moments: Ints, actor: Ints
    ) -> pl.DataFrame:
        rows = np.flatnonzero(chunk.is_new & (moments != NONE))
        who = chunk.billed.client[rows] - clients.rows.start
        return self.frame(moments[rows], actor[rows]).with_columns(
            client_id=uuid_column(clients.ids[who]),
            client_name=clients.texts["name"].gather(who),
            kind=pl.lit(str(kind)),
            field=pl.lit("invoice"),
            old=pl.lit(None, pl.String),
            new=chunk.invoices["number"].gather(rows),
        )

    def _noon(self, day: Ints) -> Ints:
        """The middle of the days; NONE stays."""
        middle = self._days.times(np.maximum(day, 0), np.full(len(day), 0.5))
        return np.where(day == NONE, NONE, middle)

    def _note(
        self, made: Clients, rows: Ints, moments: Ints, actor: Ints, kind: ActivityKind, edit: Edit
    ) -> pl.DataFrame:
        field, old, new = edit or (None, None, None)
        return self.frame(moments, actor).with_columns(
            client_id=uuid_column(made.ids[rows]),
            client_name=made.texts["name"].gather(rows),
            kind=pl.lit(str(kind)),
            field=pl.lit(field, pl.String),
            old=_text(old, rows),
            new=_text(new, rows),
        )

    def _later(self, draw: np.random.Generator, since: Ints, until: Ints) -> Ints:
        """A moment of a working day after one day and up to another."""
        day = self._days.draw(since, np.maximum(until, since + 1), draw.random(len(since)))
        return self._days.times(day, draw.random(len(since)))

    def frame(self, moments: Ints, actor: Ints) -> pl.DataFrame:
        """Activities without a client; a negative actor is the system."""
        words = ids(moments, "activities", self._seed, self._made)
        changes = ids(moments, "changes", self._seed, self._made)
        self._made += len(moments)
        is_member = actor >= 0
        frame = pl.DataFrame(
            {
                "id": uuid_column(words),
                "change_id": uuid_column(changes),
                "actor_id": uuid_column(self._team.ids[np.maximum(actor, 0)], is_member),
                "actor_name": text_column(self._team.names, actor),
                "is_member": is_member,
                "at": time_column(moments),
            }
        )
        return frame.with_columns(
            pl.col("actor_name").fill_null("ClientDesk"),
            actor_kind=pl.when("is_member").then(pl.lit("member")).otherwise(pl.lit("system")),
        ).drop("is_member")


def _text(value: pl.Series | str | None, rows: Ints) -> pl.Series | pl.Expr:
    return value.gather(rows) if isinstance(value, pl.Series) else pl.lit(value, pl.String)
