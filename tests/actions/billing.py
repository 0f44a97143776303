"""A workspace with clients into which invoices and payments of files are brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clientdesk.actions import import_invoices, import_payments
from clientdesk.documents.exports import csv_text
from clientdesk.queries.checks import findings
from clientdesk.queries.export import EXPORTS
from clientdesk.store.figures import refresh_figures

if TYPE_CHECKING:
    from clientdesk.actions.import_invoices import CommittedInvoices, InvoiceReview
    from clientdesk.actions.import_payments import CommittedPayments, PaymentReview
    from clientdesk.store.transaction import Transaction
    from tests.actions.conftest import World

MONEY: Final = ("invoices", "invoice_lines", "payments", "clients", "foreign_figures")
"""The tables that imports of money write to."""


def judged(world: World, data: str | bytes, **more: Any) -> InvoiceReview:  # noqa: ANN401
    """The review of a file of invoices."""
    text = data.encode() if isinstance(data, str) else data
    return import_invoices.review(world.database, text, "invoices.csv", **more)


def bring_in(world: World, data: str | bytes, **more: Any) -> CommittedInvoices:  # noqa: ANN401
    """Bring a file of invoices in."""
    read = judged(world, data, **more)
    return import_invoices.commit(world.database, world.admin, read, world.now)


def judged_money(world: World, data: str | bytes, **more: Any) -> PaymentReview:  # noqa: ANN401
    """The review of a file of payments."""
    text = data.encode() if isinstance(data, str) else data
    return import_payments.review(world.database, text, "payments.csv", world.today, **more)


def bring_in_money(world: World, data: str | bytes) -> CommittedPayments:
    """Bring a file of payments in."""
    read = judged_money(world, data)
    return import_payments.commit(world.database, world.admin, read, world.now)


def counts(review: InvoiceReview | PaymentReview) -> tuple[int, ...]:
    """New, duplicate, update and invalid."""
    shown = review.to_json()
    return tuple(shown[word] for word in ("new", "duplicate", "update", "invalid"))


def only(review: InvoiceReview | PaymentReview) -> tuple[str, str]:
    """Verdict and sentences of a review's one row."""
    [row] = review.to_json()["rows"]
    return row["verdict"], " ".join(row["problems"])


def exported(world: World, kind: str) -> str:
    """The export of invoices or payments."""
    export = EXPORTS[kind]
    return "".join(csv_text(export.columns, export.rows(world.database, None, world.today)))


def tables(world: World) -> dict[str, list[Any]]:
    """Every row of the tables of money, without what only grows."""
    grows = {"version", "touched"}
    return {
        table: sorted(
            (
                {name: value for name, value in row.items() if name not in grows}
                for row in world.rows(f"select * from {table}")
            ),
            key=str,
        )
        for table in MONEY
    }


def emptied(world: World) -> World:
    """The workspace without invoices, its clients as they were before them."""

    def work(tx: Transaction) -> None:
        refresh_figures(tx, world.today)

    for table in ("invoices", "invoice_lines", "payments", "acts", "act_rows", "invoice_numbers"):
        world.rows(f"delete from {table}")
    for table in ("kept_invoices", "kept_payments"):
        world.rows(f"delete from {table}")
    world.database.write(work)
    return world


def assert_sound(world: World) -> None:
    """Every invariant of the records holds."""
    assert list(findings(world.database, world.today)) == []
