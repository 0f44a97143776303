from __future__ import annotations

from clientdesk.model.readiness import Gap
from clientdesk.text.readiness import gap_words


def test_gaps_read_as_one_line() -> None:
    assert gap_words((Gap.TAX_ID, Gap.FINANCE_EMAIL)) == "Tax ID, mailbox for invoices"
    assert gap_words((Gap.STALE,)) == "Old lookup"


def test_every_gap_has_its_words() -> None:
    assert gap_words(tuple(Gap)).count(",") == len(Gap) - 1
