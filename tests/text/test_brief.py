from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from clientdesk.model.brief import Upcoming, Why
from clientdesk.model.readiness import Gap
from clientdesk.text import brief
from clientdesk.text.brief import Reader

READER = Reader("en_GB", datetime(2026, 11, 23, 10), datetime.date)


def test_a_call_says_how_much_how_late_and_in_which_tone() -> None:
    said = brief.overdue(3, "€12,400", 41, "firm", READER)
    assert said == "3 invoices, €12,400, the oldest 41 days overdue. Reminder tone firm."
    said = brief.overdue(1, "€900", 1, "friendly", READER)
    assert said == "1 invoice, €900, 1 day overdue. Reminder tone friendly."


def test_what_is_not_known_of_the_last_contact_is_left_out() -> None:
    said = brief.last_seen("Bo", date(2026, 11, 1), datetime(2026, 11, 3, 9), READER)
    assert said == "Ask Bo. Last invoice 1 Nov 2026. Last activity 3 Nov 2026."
    assert brief.last_seen("", None, None, READER) == ""


@pytest.mark.parametrize(
    ("coming", "said"),
    [
        (Upcoming(Why.DRAFT), "A draft waits."),
        (Upcoming(Why.DRAFT, 2), "2 drafts wait."),
        (
            Upcoming(Why.SCHEDULED, on=date(2026, 11, 30)),
            "An invoice is scheduled for 30 Nov 2026.",
        ),
        (
            Upcoming(Why.SCHEDULED, 2, date(2026, 11, 30)),
            "2 invoices are scheduled, the first for 30 Nov 2026.",
        ),
        (
            Upcoming(Why.USUAL, on=date(2026, 11, 30), every=30),
            "Invoiced about every 30 days, the next about 30 Nov 2026.",
        ),
    ],
)
def test_the_reason_for_an_invoice_is_named(coming: Upcoming, said: str) -> None:
    assert brief.upcoming(coming, READER) == said


def test_what_is_at_stake_and_what_is_known() -> None:
    assert brief.lacking((Gap.TAX_ID, Gap.FINANCE_EMAIL)) == (
        "To mend: tax ID, mailbox for invoices."
    )
    assert brief.escalation(Decimal(1300), "EUR", 45, READER) == "€1,300 open, overdue for 45 days."
    assert brief.escalation(Decimal(0), "EUR", None, READER) == ""
    assert brief.standing("failed", None, READER) == "The last lookup failed."
    assert brief.standing("skipped", None, READER) == "Never looked up."
    assert "out of date" in brief.standing("succeeded", datetime(2026, 1, 1), READER)
    said = brief.resting(date(2024, 3, 12), READER, was_invoiced=True)
    assert said == "No invoice since 12 Mar 2024. Nothing is open."
    said = brief.resting(date(2020, 3, 12), READER, was_invoiced=False)
    assert said == "Added 12 Mar 2020, never invoiced. Nothing is open."
