"""How an invoice is issued: who may be sent one, which number it gets, what is copied onto it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from clientdesk.actions import records
from clientdesk.errors import Refused
from clientdesk.model.activity import ActivityKind
from clientdesk.model.invoice_draft import check_dates
from clientdesk.model.words import InvoiceStatus
from clientdesk.queries.numbers import next_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clientdesk.actions.invoice_rows import Opened


def issue(opened: Opened) -> dict[str, Any]:
    """Issue a draft or a scheduled invoice: today, or on the day in the past that it bears."""
    client = recipient(opened)
    issue_date, due_date = _dates(opened, client)
    changes = {
        "number": opened.row["number"] or _give_number(opened, issue_date),
        "issue_date": issue_date,
        "due_date": due_date,
        "counts_from": issue_date,
        "client_name": client["name"],
        **{f"client_{name}": client[name] for name in ("email", "address", "tax_id")},
        "status": InvoiceStatus.UNPAID,
    }
    changes["status"] = str(opened.shown(changes, opened.received))
    kind = ActivityKind.INVOICE_ISSUED
    return opened.save(kind, changes, issue_date=issue_date, due_date=due_date)


def recipient(opened: Opened) -> dict[str, Any]:
    """The client, when an invoice with these lines can be issued to it; raises Refused."""
    if opened.row["client_id"] is None:
        raise Refused("The invoice has no client, so it cannot be issued: delete it instead.")
    client = records.client(opened.act.tx, opened.row["client_id"])
    if client["archived_at"] is not None:
        raise Refused(
            f"{client['name']} is archived, so nothing is issued to it.",
            hint="Unarchive the client first.",
        )
    if client["on_hold"]:
        raise Refused(
            f"{client['name']} is on hold, so nothing is issued to it.",
            hint="An admin can lift the hold on the client's profile.",
        )
    if not opened.act.tx.rows("lines_of_invoice", id=opened.row["id"]):
        raise Refused(
            "The invoice has no lines, so it cannot be issued.", hint="Add what is charged for."
        )
    return client


def is_moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether issuing an invoice ahead of its day moved its dates to today."""
    return before["issue_date"] is not None and before["issue_date"] != after["issue_date"]


def _dates(opened: Opened, client: Mapping[str, Any]) -> tuple[date, date | None]:
    """Issue and due date; an issue date ahead becomes today, and the time to pay stays."""
    today, row = opened.today, opened.row
    issue_date, due_date = row["issue_date"], row["due_date"]
    if issue_date is None and due_date is None:
        terms = client["payment_terms_days"]
        days = opened.workspace.payment_terms_days if terms is None else terms
        due_date = today + timedelta(days=days)
    elif issue_date is not None and issue_date > today and due_date is not None:
        due_date = today + (due_date - issue_date)
    issue_date = min(issue_date or today, today)
    check_dates(issue_date, due_date)
    return issue_date, due_date


def _give_number(opened: Opened, issue_date: date) -> str:
    """The next number, kept unique by what makes this transaction conflict with its likes.

    A draft that was imported with a number keeps that one.
    """
    tx, pattern = opened.act.tx, opened.workspace.invoice_pattern
    tx.execute("raise_counter")
    number = next_number(tx, pattern, issue_date)
    name = "add_invoice_series" if number.is_first else "update_invoice_series"
    tx.execute(name, series=number.series, last=number.count)
    return number.text
