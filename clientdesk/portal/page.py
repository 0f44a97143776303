"""The client's page: its totals, what is outstanding by age, its invoices and its statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.model.aging import Bucket
from clientdesk.portal import periods
from clientdesk.portal.invoice_rows import list_values
from clientdesk.portal.notes import notes
from clientdesk.portal.sheets import drawn
from clientdesk.text.amounts import money
from clientdesk.text.dates import day
from clientdesk.text.labels import label
from clientdesk.text.plurals import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from clientdesk.model.period import Window
    from clientdesk.portal.account import Account
    from clientdesk.portal.listing import Listing

    Value = dict[str, object]

_PARTS: Final = 1_000
"""Of which the bar of ages is made."""


def page(account: Account, listing: Listing, token: str) -> str:
    """The whole page, with links below that of the token."""
    view = _View(account, listing)
    return drawn(
        "account",
        account,
        token=token,
        day=day(account.day, account.locale),
        today=account.day.isoformat(),
        is_archived=account.is_archived,
        totals=list(view.totals()),
        notes=notes(account, listing.totals),
        ages=list(view.ages()),
        periods=[*view.periods()],
        payment_details=account.payment_details if listing.totals.to_pay else None,
        contact=[way for way in (account.email, account.phone) if way],
        **list_values(listing, account.locale),
    )


def too_long_page(account: Account, problem: str, days: Window, token: str) -> str:
    """What stands in place of a PDF that would have too many pages."""
    return drawn("too_long", account, problem=problem, query=_query(days), token=token)


def turned_page(account: Account, days: Window, token: str) -> str:
    """What stands in place of a statement over days that end before they begin."""
    locale = account.locale
    within = f"{day(days.first, locale)} – {day(days.last, locale)}"
    return drawn("turned", account, days=within, query=_query(days), token=token)


@dataclass(frozen=True, slots=True)
class _View:
    """The parts of the page in words and figures."""

    account: Account
    listing: Listing

    def totals(self) -> Iterator[Value]:
        """What is owed first, then how it comes about."""
        account, found = self.account, self.listing.totals
        yield self._total("Outstanding", account.outstanding, self._invoices(found.to_pay))
        late = self._total("Overdue", account.overdue, self._invoices(found.overdue))
        yield late | {"is_alert": account.overdue > 0}
        yield self._total("Invoiced", account.invoiced, self._invoices(found.issued))
        yield self._total("Paid", account.paid, "")

    def ages(self) -> Iterator[Value]:
        """What is outstanding by age; nothing when nothing is."""
        account = self.account
        if account.outstanding <= 0:
            return
        for place, bucket in enumerate(_ORDER):
            amount = account.aging[bucket]
            if amount or bucket is not Bucket.NO_DUE_DATE:
                yield {
                    "name": label("aging", bucket),
                    "value": self._money(amount),
                    "share": int(amount * _PARTS / account.outstanding),
                    "tone": f"age{place}",
                }

    def periods(self) -> Iterator[Value]:
        """The statements that one click gives."""
        locale = self.account.locale
        for name, days in periods.offered(self.account.day).items():
            within = f"{day(days.first, locale)} – {day(days.last, locale)}" if days.first else ""
            yield {"name": name, "days": within, "query": _query(days)}

    def _total(self, name: str, amount: Decimal, note: str) -> Value:
        return {"name": name, "value": self._money(amount), "note": note, "is_alert": False}

    def _invoices(self, how_many: int) -> str:
        """How many make up a total; not said of a total that does not hold them all."""
        is_said = how_many and not self.listing.totals.left_out
        return count(how_many, "invoice", locale=self.account.locale) if is_said else ""

    def _money(self, amount: Decimal) -> str:
        return money(amount, self.account.currency, self.account.locale, exact=True)


_ORDER: Final = tuple(Bucket)


def _query(days: Window) -> str:
    return f"?{written}" if (written := periods.written(days)) else ""
