"""Frames of records as rows of the table: wording and colour, no computing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.client_filter import Sort
from clientdesk.text.amounts import EMPTY, money, number
from clientdesk.text.dates import day
from clientdesk.text.labels import label
from clientdesk.ui.components.table import Cell, Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

    Draw = Callable[[Mapping[str, Any], str], Cell | None]

INVOICE_COLOURS: Final = {"paid": "green", "overdue": "red", "pending": "orange"}
ENRICHMENT_COLOURS: Final = {
    "succeeded": "green",
    "failed": "red",
    "queued": "blue",
    "running": "blue",
}
"""One colour per meaning: red needs help, green is done, blue is under way, the rest is grey."""

RISK_COLOURS: Final = {"low": "green", "medium": "orange", "high": "red"}

CLIENT_COLUMNS: Final[dict[str, Column]] = {
    "name": Column("Name", "elastic", Sort.NAME),
    "email": Column("E-mail", "elastic aside"),
    "phone": Column("Phone"),
    "owner": Column("Owner", "aside"),
    "outstanding": Column("Outstanding", "right", Sort.OUTSTANDING),
    "overdue": Column("Overdue", "right", Sort.OVERDUE),
    "invoice_count": Column("Invoices", "right", Sort.INVOICE_COUNT),
    "revenue": Column("Revenue", "right", Sort.REVENUE),
    "last_invoice": Column("Last invoice", "right", Sort.LAST_INVOICE),
    "enrichment_status": Column("Enrichment"),
    "industry": Column("Industry"),
    "size_segment": Column("Size"),
    "risk_tier": Column("Risk"),
    "portal": Column("Portal"),
    "created_on": Column("Created", "right", Sort.CREATED),
}
"""What the directory can show, in its order; the name is always there."""

_ADDED: Final = frozenset(
    {"phone", "industry", "size_segment", "risk_tier", "portal", "created_on"}
)
USUAL_COLUMNS: Final = tuple(key for key in CLIENT_COLUMNS if key not in _ADDED)
"""What fits a laptop's width; a person adds the others."""

INVOICE_COLUMNS: Final[dict[str, Column]] = {
    "number": Column("Number"),
    "client": Column("Client", "elastic"),
    "status": Column("Status"),
    "amount": Column("Amount", "right"),
    "open_amount": Column("Open", "right"),
    "part": Column("Part", "right"),
    "days": Column("Days", "right"),
    "due_date": Column("Due", "right"),
    "days_overdue": Column("Days overdue", "right"),
    "issue_date": Column("Issued", "right"),
    "left_out": Column("Left out, because"),
}
"""What a list of invoices can show, what matters most first: a phone shows four."""

_BEHIND_ONLY: Final = frozenset({"client", "part", "days", "left_out"})
RECENT: Final = tuple(key for key in INVOICE_COLUMNS if key not in _BEHIND_ONLY)
BEHIND: Final = ("number", "status", "amount", "part", "due_date", "issue_date")
LEFT_OUT: Final = ("number", "amount", "left_out", "issue_date")


PAYMENT: Final = "payment"
"""The status of a row that is no invoice but money without one: nothing opens."""


def client_rows(
    clients: pl.DataFrame, shown: tuple[str, ...], locale: str, *, actions: tuple[str, ...]
) -> list[Row]:
    """One row per client, with the columns shown and the actions of its menu."""
    return [
        Row(
            id=client["id"],
            name=client["name"],
            cells=tuple(_CLIENT_CELLS[key](client, locale) for key in shown),
            href=f"/client?id={client['id']}",
            menu=tuple(
                "Unarchive" if action == "Archive" and client["status"] == "archived" else action
                for action in actions
            ),
        )
        for client in clients.iter_rows(named=True)
    ]


def invoice_rows(invoices: pl.DataFrame, shown: tuple[str, ...], locale: str) -> list[Row]:
    """One row per invoice, in its own currency."""
    return [
        Row(
            id=str(invoice["id"]),
            name=invoice["number"] or label("invoice", invoice.get("status")),
            cells=tuple(_INVOICE_CELLS[key](invoice, locale) for key in shown),
            href="" if invoice.get("status") == PAYMENT else f"/invoice?id={invoice['id']}",
        )
        for invoice in invoices.iter_rows(named=True)
    ]


def _text(key: str) -> Draw:
    return lambda record, _locale: Cell(record[key]) if record[key] else None


def _date(key: str) -> Draw:
    return lambda record, locale: Cell(day(record[key], locale)) if record[key] else None


def _amount(key: str) -> Draw:
    def draw(record: Mapping[str, Any], locale: str) -> Cell | None:
        amount, currency = record[key], record["currency"]
        if not amount:
            return None
        return Cell(
            money(amount, currency, locale), title=money(amount, currency, locale, exact=True)
        )

    return draw


def _overdue(record: Mapping[str, Any], locale: str) -> Cell | None:
    cell = _amount("overdue")(record, locale)
    if cell is None:
        return None
    days = record["days_overdue"]
    title = f"{cell.title}, the oldest by {number(days, locale)} days" if days else cell.title
    return Cell(cell.text, title=title, tone="overdue")


def _name(record: Mapping[str, Any], _locale: str) -> Cell:
    return Cell(record["name"], mark="Archived" if record["status"] == "archived" else "")


def _count(record: Mapping[str, Any], locale: str) -> Cell | None:
    count = record["invoice_count"]
    return Cell(number(count, locale)) if count else None


def _enrichment(record: Mapping[str, Any], _locale: str) -> Cell:
    status = record["enrichment_status"]
    reason = record["enrichment_skip_reason"]
    return Cell(
        label("enrichment", status),
        title=label("skip_reason", reason) if status == "skipped" and reason else "",
        chip=ENRICHMENT_COLOURS.get(status, "gray"),
    )


def _word(key: str, colours: Mapping[str, str] | None = None) -> Draw:
    def draw(record: Mapping[str, Any], _locale: str) -> Cell | None:
        word = record[key]
        if not word:
            return None
        return Cell(label(key, word), chip=colours.get(word, "gray") if colours else "")

    return draw


def _portal(record: Mapping[str, Any], _locale: str) -> Cell:
    return Cell("On", chip="green") if record["portal"] else Cell("Off", tone="quiet")


_CLIENT_CELLS: Final[dict[str, Draw]] = {
    "name": _name,
    "email": _text("email"),
    "phone": _text("phone"),
    "owner": _text("owner"),
    "outstanding": _amount("outstanding"),
    "overdue": _overdue,
    "invoice_count": _count,
    "revenue": _amount("revenue"),
    "last_invoice": _date("last_invoice"),
    "enrichment_status": _enrichment,
    "industry": _text("industry"),
    "size_segment": _word("size_segment"),
    "risk_tier": _word("risk_tier", RISK_COLOURS),
    "portal": _portal,
    "created_on": _date("created_on"),
}


def _number(record: Mapping[str, Any], _locale: str) -> Cell:
    """What opens the row, so it is never empty: a draft has no number."""
    return Cell(record["number"]) if record["number"] else Cell(EMPTY, tone="quiet")


def _status(record: Mapping[str, Any], _locale: str) -> Cell:
    status = record["status"]
    word = "Payment" if status == PAYMENT else label("invoice", status)
    return Cell(word, chip=INVOICE_COLOURS.get(status, "gray"))


def _days_overdue(record: Mapping[str, Any], locale: str) -> Cell | None:
    days = record["days_overdue"]
    return Cell(number(days, locale), tone="overdue") if days else None


def _mean_of(record: Mapping[str, Any], locale: str) -> Cell | None:
    days = record["days"]
    return None if days is None else Cell(number(round(days, 1), locale))


def _left_out(record: Mapping[str, Any], _locale: str) -> Cell | None:
    reason = record["left_out"]
    if reason is None:
        return None
    if reason == "no_rate":
        return Cell(f"No exchange rate for {record['currency']}")
    return Cell(f"{label('invoice', reason)}, so it does not count")


_INVOICE_CELLS: Final[dict[str, Draw]] = {
    "number": _number,
    "status": _status,
    "issue_date": _date("issue_date"),
    "due_date": _date("due_date"),
    "amount": _amount("amount"),
    "open_amount": _amount("open_amount"),
    "days_overdue": _days_overdue,
    "part": _amount("part"),
    "client": _text("client"),
    "days": _mean_of,
    "left_out": _left_out,
}
