"""A statement of account as a PDF, in the client's format of numbers and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.documents.letterhead import fact, letterhead, receiver, tax_id_line
from clientdesk.documents.typesetting import typeset
from clientdesk.errors import Refused
from clientdesk.model.aging import Bucket
from clientdesk.text import exact
from clientdesk.text.amounts import money
from clientdesk.text.dates import day
from clientdesk.text.direction import isolated
from clientdesk.text.entries import entry_words
from clientdesk.text.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from clientdesk.documents.typesetting import Value, Values
    from clientdesk.model.statement import Account, Entry, Statement
    from clientdesk.model.workspace import Workspace

MOST_ENTRIES: Final = 2_000
"""Of all accounts together: some fifty pages, and as much as is made while somebody waits."""

_HEADS: Final = ("Date", "Entry", "Due date", "Charges", "Credits", "Balance")


def statement_pdf(
    statement: Statement,
    workspace: Workspace,
    *,
    locale: str | None = None,
    portal_link: str | None = None,
) -> bytes:
    """The statement in the client's locale, by default; the same one gives the same bytes.

    Raises Refused for one with too many entries.
    """
    if problem := too_long(sum(len(account.entries) for account in statement.accounts)):
        raise Refused(problem)
    written_in = locale or statement.client.locale
    client = statement.client
    values: Values = {
        **letterhead(workspace, f"Statement of account for {isolated(client.name)}"),
        "period": _period(statement, written_in),
        "to": receiver(
            "For", client.name, client.address, tax_id_line(client.tax_id), client.email
        ),
        "accounts": [_Written(each, statement, written_in).values() for each in statement.accounts],
        "link": portal_link or None,
    }
    return typeset("statement", values, logo=workspace.logo)


def too_long(entries: int) -> str:
    """The sentence that offers another way to a statement of so many entries; empty if it fits."""
    if entries <= MOST_ENTRIES:
        return ""
    return (
        f"A PDF holds at most {MOST_ENTRIES:,} entries, and this statement has {entries:,}: "
        "download the CSV, or choose a shorter period."
    )


def _period(statement: Statement, locale: str) -> str:
    last = isolated(day(statement.last, locale))
    if statement.first is None:
        return f"Up to {last}"
    return f"{isolated(day(statement.first, locale))} to {last}"


@dataclass(frozen=True, slots=True)
class _Written:
    """An account in words and figures."""

    account: Account
    statement: Statement
    locale: str

    def values(self) -> Value:
        """What the sheet asks of an account."""
        account = self.account
        return {
            "currency": account.currency,
            "facts": list(self._facts()),
            "heads": list(_HEADS),
            "rows": list(self._rows()),
            "empty": "" if account.entries else "No invoices and no payments in this period.",
            "aging": list(self._aging()),
            "credit": self._credit(),
        }

    def _facts(self) -> Iterator[Value]:
        account = self.account
        if self.statement.first is not None:
            yield fact("Opening balance", self._money(account.opening))
        yield fact("Charges", self._money(account.charges))
        yield fact("Credits", self._money(account.credits))
        if account.closing < 0:
            yield fact("In your favour", self._money(-account.closing))
        else:
            yield fact("Balance due", self._money(account.closing))

    def _rows(self) -> Iterator[Value]:
        """From the opening to the closing balance; none where nothing was ever owed."""
        first, last, account = self.statement.first, self.statement.last, self.account
        if not account.entries and not account.opening:
            return
        if first is not None:
            yield self._balance(first, "Opening balance", account.opening)
        for entry in account.entries:
            yield {"cells": self._cells(entry), "strong": False}
        yield self._balance(last, "Closing balance", account.closing)

    def _balance(self, on: date, words: str, balance: Decimal) -> Value:
        cells: list[Value] = [day(on, self.locale), words, "", "", "", self._amount(balance)]
        return {"cells": cells, "strong": True}

    def _cells(self, entry: Entry) -> list[Value]:
        return [
            day(entry.day, self.locale),
            entry_words(entry, self.locale),
            day(entry.due_date, self.locale) if entry.due_date else "",
            self._amount(entry.debit) if entry.debit else "",
            self._amount(entry.credit) if entry.credit else "",
            self._amount(entry.balance),
        ]

    def _aging(self) -> Iterator[Value]:
        """What is outstanding by age; nothing when nothing is."""
        if not self.account.outstanding:
            return
        for bucket in Bucket:
            amount = self.account.aging[bucket]
            if amount or bucket is not Bucket.NO_DUE_DATE:
                yield fact(label("aging", bucket), self._amount(amount))
        yield fact("Outstanding", self._amount(self.account.outstanding))

    def _credit(self) -> str:
        """How the balance comes about where there is credit."""
        account = self.account
        if not account.credit:
            return ""
        owed, credit, balance = (
            isolated(self._money(value))
            for value in (account.outstanding, account.credit, account.closing)
        )
        return f"{owed} outstanding less {credit} of credit in your favour make {balance}."

    def _amount(self, value: Decimal) -> str:
        return exact.amount(value, self.account.currency, self.locale)

    def _money(self, value: Decimal) -> str:
        return money(value, self.account.currency, self.locale, exact=True)
