from __future__ import annotations

import pytest

from clientdesk.demo.sites.layout import Layout
from clientdesk.demo.sites.vocabulary import layouts


@pytest.mark.parametrize("name", list(layouts()))
def test_every_look_shows_what_it_is_given(name: str) -> None:
    look = Layout(name, "#eee")
    body = look.section("Work", look.text("One.", "Two."), look.items(["a", "b"]))
    parts = {"title": "T", "head": "<meta>", "brand": "B", "heading": "H", "footer": "F"}
    page = look.page(
        lang="en", nav=look.links([("/x", "X")]), main=body + look.facts([("L", "V")]), **parts
    )

    for each in ("Work", "One. Two.", "a", "b", "L", "V", 'href="/x"', "<meta>", 'lang="en"'):
        assert each in page


@pytest.mark.parametrize("name", list(layouts()))
def test_nothing_is_written_for_nothing(name: str) -> None:
    look = Layout(name, "#eee")

    assert look.section("Work", look.text(""), "") == look.facts([]) == look.small("") == ""


def test_signs_of_a_template_in_a_text_stay_as_they_are() -> None:
    assert "$heading {x}" in Layout("modern", "#eee").text("$heading {x}")
