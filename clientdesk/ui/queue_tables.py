"""Lists of the queue as rows of the table: wording and colour, no computing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.enrichment_states import gate
from clientdesk.model.words import SkipReason
from clientdesk.text import standings
from clientdesk.text.amounts import number
from clientdesk.text.dates import moment
from clientdesk.text.findings import place_of
from clientdesk.text.labels import label
from clientdesk.text.lengths import brief
from clientdesk.ui.components.table import Cell, Column, Row
from clientdesk.ui.queue_reader import CANCEL, LOOK_UP, OPEN, RETRY, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import polars as pl

    from clientdesk.queries.enrichment_queue import Running
    from clientdesk.ui.queue_reader import Reader

MENDS: Final = {
    SkipReason.MISSING_NAME: "Add a name",
    SkipReason.MISSING_WEBSITE: "Add a website",
    SkipReason.NOT_ENTITLED: SETTINGS,
}
"""What mends each reason for which a client is skipped."""

_CLIENT: Final = Column("Client", "elastic wide")

RUNNING: Final = (
    _CLIENT,
    Column("Page being read", "elastic wide"),
    Column("Pages", "right aside"),
    Column("Time", "right"),
    Column("Attempt", "right aside"),
)
DUE: Final = (
    _CLIENT,
    Column("Why it is due", "elastic wide"),
    Column("Looked up last", "right aside"),
)
QUEUED: Final = (
    _CLIENT,
    Column("Turn", "right"),
    Column("Because", "elastic aside"),
    Column("Queued by", "aside"),
    Column("Since", "right"),
)
FAILED: Final = (
    _CLIENT,
    Column("What happened", "elastic wide"),
    Column("Tries", "right aside"),
    Column("Last try", "right aside"),
    Column("Next try", "right aside"),
)
SKIPPED: Final = (_CLIENT, Column("Because", "elastic wide"), Column("What mends it"))
_WHY_DUE: Final = {
    "not_started": "Never looked up",
    "skipped": "Nothing holds it back any more",
    "failed": "Failed, and may work now",
    "succeeded": "Looked up over 180 days ago",
}


def running_rows(running: Iterable[Running], reader: Reader) -> list[Row]:
    """What is being looked up."""
    return [
        _row(
            {"client_id": str(one.client_id), "name": one.name, "website": one.website},
            (
                _reading(one.page),
                Cell(number(one.pages_read, reader.locale)),
                Cell(
                    brief(reader.now - one.started_at),
                    f"Since {moment(one.started_at, reader.locale, reader.timezone)}",
                ),
                Cell(number(one.attempt, reader.locale)),
            ),
            reader.menu(CANCEL),
        )
        for one in running
    ]


def due_rows(page: pl.DataFrame, reader: Reader) -> list[Row]:
    """What the next run takes."""
    return [
        _row(
            one,
            (Cell(_WHY_DUE[one["status"]]), reader.when(one["enriched_at"])),
            reader.menu(LOOK_UP),
        )
        for one in page.iter_rows(named=True)
    ]


def queued_rows(page: pl.DataFrame, reader: Reader, *, before: int) -> list[Row]:
    """What waits, with its turn; before: the turns that come before those of the page."""
    return [
        _row(
            one,
            (
                Cell(number(turn, reader.locale)),
                Cell(label("trigger", one["trigger"])),
                Cell(one["queued_by"]) if one["queued_by"] else None,
                reader.when(one["queued_at"]),
            ),
            reader.menu(CANCEL),
        )
        for turn, one in enumerate(page.iter_rows(named=True), before + 1)
    ]


def failed_rows(page: pl.DataFrame, reader: Reader) -> list[Row]:
    """What failed, why, and what to do."""
    return [
        _row(
            one,
            (
                _failure(one, reader),
                reader.number(one["attempts"]),
                reader.when(one["tried_at"]),
                reader.when(one["next_try"]),
            ),
            reader.menu(RETRY),
        )
        for one in page.iter_rows(named=True)
    ]


def skipped_rows(page: pl.DataFrame, *, entitled: bool, mendable: Sequence[str]) -> list[Row]:
    """What the gate stopped, with what mends it where the reader may do that."""
    rows = []
    for one in page.iter_rows(named=True):
        reason = gate(one["name"], one["website"], entitled=entitled)
        deed = MENDS[reason] if reason else LOOK_UP
        why = label("skip_reason", reason or one["reason"])
        mend = Cell(deed, acts=True) if deed in mendable else None
        rows.append(_row(one, (Cell(why if reason else _WHY_DUE["skipped"], why), mend), (OPEN,)))
    return rows


def refusals(page: pl.DataFrame, client_ids: Iterable[str], *, entitled: bool) -> dict[str, str]:
    """Of these clients of the page, those that the gate stops, and why."""
    wanted = set(client_ids)
    reasons = {
        one["client_id"]: gate(one["name"], one["website"], entitled=entitled)
        for one in page.iter_rows(named=True)
        if one["client_id"] in wanted
    }
    return {client_id: reason for client_id, reason in reasons.items() if reason}


def _row(client: Mapping[str, Any], cells: Sequence[Cell | None], menu: tuple[str, ...]) -> Row:
    name = client["name"] or "Without a name"
    return Row(
        id=client["client_id"],
        name=name,
        cells=(Cell(name, below=_website(client)), *cells),
        href=f"/client?id={client['client_id']}",
        menu=menu,
    )


def _website(client: Mapping[str, Any]) -> str:
    return place_of(client["website"]) if client["website"] else "No website"


def _reading(page: str | None) -> Cell:
    if not page:
        return Cell("Opening the website", tone="quiet")
    return Cell(place_of(page), page)


def _failure(client: Mapping[str, Any], reader: Reader) -> Cell:
    kind, again = client["error_kind"], client["next_try"]
    next_try = moment(again, reader.locale, reader.timezone) if again else ""
    said = client["error"] or label("failure", kind)
    return Cell(said, below=standings.failed(kind, next_try))
