from __future__ import annotations

from dataclasses import replace

from clientdesk.ui.components.invoice_lines import LineTexts
from clientdesk.ui.invoice_conflict import merged
from clientdesk.ui.invoice_forms import Typed

LINE = LineTexts("0", "Work", "1", "100", "20")
READ = Typed("EUR", "22 Nov 2026", "30", "22 Dec 2026", lines=(LINE,))


def test_what_only_one_of_two_changed_stands() -> None:
    mine = replace(READ, note="mine")
    theirs = replace(READ, reference="theirs")
    both = merged(READ, mine, theirs, frozenset())
    assert (both.note, both.reference) == ("mine", "theirs")


def test_what_both_changed_stands_as_it_was_chosen() -> None:
    mine = replace(READ, lines=(replace(LINE, quantity="2"),), note="mine")
    theirs = replace(READ, lines=(replace(LINE, quantity="3"),), note="theirs")
    both = merged(READ, mine, theirs, frozenset({"lines"}))
    assert (both.lines, both.note) == (mine.lines, "theirs")


def test_lines_with_other_names_and_the_same_texts_are_the_same() -> None:
    theirs = replace(READ, lines=(replace(LINE, id="x"),))
    assert merged(READ, READ, theirs, frozenset()).lines == (LINE,)
