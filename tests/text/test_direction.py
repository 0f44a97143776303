from __future__ import annotations

from datetime import date

from clientdesk.text.dates import day
from clientdesk.text.direction import isolated


def test_only_what_reads_from_the_right_is_enclosed() -> None:
    assert isolated("3 Mar 2026") == "3 Mar 2026"
    assert isolated("Łódź, 12%") == "Łódź, 12%"
    assert isolated("שלום") == "\u2068שלום\u2069"
    written = day(date(2026, 3, 1), "ar_EG")
    assert isolated(written) == f"\u2068{written}\u2069"
