from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.demo.sites.dice import Dice
from clientdesk.demo.sites.wording import Wording

if TYPE_CHECKING:
    from clientdesk.demo.sites.firms import Firm


def test_formats_are_joined_by_the_or_of_the_language(firm: Firm) -> None:
    german = Wording(replace(firm, language="de", trade="Builders"), Dice(1, "page", 1))

    assert german.joined(("PDF", "XRechnung")) == "PDF oder XRechnung"
    assert german.joined(("PDF",)) == "PDF"


def test_a_site_writes_all_its_addresses_in_one_way(firm: Firm) -> None:
    ways = set()
    for row in range(60):
        wording = Wording(firm, Dice(1, "page", row))
        first, second = wording.mail("a@b.example"), wording.mail("c@b.example")
        assert first.replace("a", "c") == second.replace("a", "c")
        ways.add(first)

    assert ways == {
        '<a href="mailto:a@b.example">a@b.example</a>',
        "a@b.example",
        "a [at] b.example",
    }


def test_wordings_are_drawn_and_filled_in(firm: Firm) -> None:
    said = {Wording(firm, Dice(1, "page", row)).say("about", "staff") for row in range(40)}

    assert len(said) >= 4
    assert all(str(firm.employees) in each for each in said)
