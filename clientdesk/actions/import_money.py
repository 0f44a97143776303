"""What imports of invoices and of payments share: the file opened, clients told, figures right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import polars as pl

from clientdesk.errors import NotFound
from clientdesk.intake.billing.clients import Clients
from clientdesk.intake.billing.columns import OURS, Kind, currency_of, override, recognise
from clientdesk.intake.billing.content import LOOKED_AT, by_content
from clientdesk.intake.billing.invoices import Habits
from clientdesk.intake.billing.reading import Place, Texts, read_days, read_numbers, texts_of
from clientdesk.intake.tables import Choice, open_table
from clientdesk.model.ids import new_id
from clientdesk.model.money import Rounding, minor_digits
from clientdesk.store.figures import refresh_figures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clientdesk.actions.history import Act
    from clientdesk.intake.billing.columns import Columns
    from clientdesk.intake.source import Given
    from clientdesk.model.activity import ActivityKind
    from clientdesk.store.transaction import Snapshot, Transaction

AS_FOUND: Final = Choice()

_MANY: Final = 5_000
"""Clients beyond which all figures are made anew rather than those of each."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file with its columns recognised and its texts read, and whom its rows can be of."""

    columns: Columns
    texts: Texts
    clients: Clients
    habits: Habits
    warnings: tuple[str, ...]
    unread: tuple[str, ...]
    """The headings that no field is read from, though some row is filled there."""
    digest: str
    """SHA-256 of the file."""


def opened(
    snapshot: Snapshot,
    data: Given,
    name: str,
    kind: Kind,
    mapping: Mapping[str, object],
    choice: Choice = AS_FOUND,
) -> OpenedFile:
    """Read a CSV or .xlsx file of invoices or payments; raises InvalidInput."""
    workspace = snapshot.row("workspace_to_change")
    if workspace is None:
        raise NotFound("workspace", "in this database")
    clients = billed_clients(snapshot)
    table = open_table(
        data, name, choice=choice, known=lambda cells: recognise(kind, cells).known()
    )
    columns = override(recognise(kind, table.headers), mapping)
    columns = by_content(columns, table.sample(LOOKED_AT), clients.names())
    heading = next((currency_of(table.headers[at]) for at in columns.of("amount")), "")
    habits = Habits(
        timezone=workspace["timezone"],
        base_currency=workspace["base_currency"],
        rounding=Rounding(workspace["rounding"]),
        is_ours=columns.product == OURS,
        heading_currency=heading,
    )
    texts = texts_of(table.grid.frames(), columns)
    place = Place(
        workspace["locale"], workspace["timezone"], _three_decimals(texts, clients, habits)
    )
    read_numbers(texts, columns, place)
    read_days(texts, columns, place)
    found = [f"{field.replace('_', ' ')} from “{columns.headers[columns.of(field)[0]][:60]}”"
             for field in columns.by_content]  # fmt: skip
    guessed = [f"Columns found by what is in them: {', '.join(found)}."] if found else []
    left = tuple(
        table.headers[at] for at in columns.free() if table.headers[at] and at in table.grid.filled
    )
    every = (*table.warnings(), *guessed, *texts.warnings)
    return OpenedFile(columns, texts, clients, habits, every, left, table.digest)


def billed_clients(snapshot: Snapshot) -> Clients:
    """The clients of this moment."""
    return Clients.of(snapshot.frame("import_billed_clients").iter_rows(named=True))


def refresh(tx: Transaction, today: date, client_ids: Iterable[str]) -> None:
    """Bring the figures of clients, and the sums of all, up to date."""
    owners = [UUID(each) for each in client_ids]
    if len(owners) > _MANY:
        refresh_figures(tx, today)
    elif owners:
        refresh_figures(tx, today, owners)


def note_clients(act: Act, kind: ActivityKind, counts: Mapping[tuple[str, str], int]) -> None:
    """One activity for each client, by id and name, that says how many records it got."""
    columns: dict[str, Any] = {
        "id": [str(new_id()) for _ in counts],
        "client_id": [client_id for client_id, _ in counts],
        "client_name": [name for _, name in counts],
        "detail": [f'{{"count": {count}}}' for count in counts.values()],
    }
    same = {
        "change_id": str(act.change_id),
        "kind": str(kind),
        "actor_kind": act.actor.kind,
        "actor_id": str(act.actor.id),
        "actor_name": act.actor.name,
        "at": act.now,
    }
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    lit = {name: pl.lit(value) for name, value in same.items()}
    act.tx.insert("activities", frame.with_columns(**lit))


def _three_decimals(texts: Texts, clients: Clients, habits: Habits) -> bool:
    """Whether an amount of the file can have three decimals."""
    codes = {habits.base_currency, habits.heading_currency}
    codes |= {client.currency or "" for client in clients.by_id.values()}
    if "currency" in texts.frame:
        codes = {code[:3].upper() for code in texts.frame["currency"].drop_nulls().unique()}
    return any(minor_digits(code) > 2 for code in codes)
