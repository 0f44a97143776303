"""Charts of what is open: by relationship owner, industry and currency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.text.amounts import money
from clientdesk.ui import analytics_findings as findings
from clientdesk.ui import analytics_leads as leads
from clientdesk.ui import charts, notices
from clientdesk.ui.chart_parts import Place, money_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.ui.analytics_drawing import Drawing

_NOT_OPEN: Final = "Nothing is outstanding."


def owners(page: Drawing) -> None:
    """Open amounts by relationship owner."""
    rows = page.found.by_owner.select("owner", "outstanding").iter_rows()
    _exposure(
        page,
        "owner",
        [Place(owner or "", owner or "Unassigned", (amount,)) for owner, amount in rows],
        to=lambda owner: leads.of_owner(page.base, (owner,) if owner else ()),
    )


def industries(page: Drawing) -> None:
    """Open amounts by industry."""
    rows = page.found.by_industry.select("industry", "outstanding").iter_rows()
    _exposure(
        page,
        "industry",
        [Place(word or "", word or "Not known", (amount,)) for word, amount in rows],
        to=lambda word: leads.of_industry(page.base, word),
    )


def currencies(page: Drawing) -> None:
    """Open amounts by currency of the invoices."""
    rows = page.found.by_currency.select("currency", "outstanding", "worth").iter_rows()
    _exposure(
        page,
        "currency",
        [Place(code, _in_its_money(page, code, amount), (worth,)) for code, amount, worth in rows],
        to=lambda code: leads.of_currency(page.base, code),
    )


def _in_its_money(page: Drawing, code: str, amount: Decimal) -> str:
    """The currency, and what is open in it where that is not what the bar says."""
    if code == page.found.currency:
        return code
    own = money(amount, code, page.locale)
    return own if code in own else f"{code} {own}"


def _exposure(
    page: Drawing, part: str, places: list[Place], *, to: Callable[[str], ClientFilter | None]
) -> None:
    """Open amounts by owner, industry or currency, largest first."""
    drawn = charts.ranked(
        f"Open amounts by {part}",
        places,
        money_in(page.found.currency, page.locale),
        columns=(part.capitalize(), "Open"),
        empty=_NOT_OPEN,
    )

    def lead(word: str, _series: str) -> None:
        asked = to(word)
        if asked is None:
            notices.say(f"No filter finds clients whose {part} is not known; these are all.")
        page.lead_to_owing(asked or page.base)

    page.draw(drawn, f"by-{part}", lead, say=findings.owners if part == "owner" else None)
