from __future__ import annotations

import pytest

from clientdesk.enrichment.reading import read
from clientdesk.enrichment.taming import LONGEST, tamed


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000,
        "<ul><li>" * 50_000,
        "<select>" + "<option>" * 100_000,
        "<div " + " ".join(f"a{at}" for at in range(100_000)) + ">",
        "<div " + " ".join(f"a{at}='x'" for at in range(100_000)) + ">",
        "<p>" + "".join(f"<font size={at}>" for at in range(50)) + "<p>x</p>" * 50_000,
    ],
    ids=["blocks", "lists", "options", "attributes", "quoted attributes", "formats"],
)
def test_what_would_take_the_parser_seconds_is_cut(hostile: str) -> None:
    assert len(tamed("<p>Acme Ltd</p>" + hostile)) < 20_000
    assert read("https://acme.example/", "<p>Acme Ltd</p>" + hostile).lines[0].text == "Acme Ltd"


@pytest.mark.parametrize(
    "page",
    [
        "<p>x" * 5_000,
        "<table>" + "<tr><td>x" * 5_000,
        "<div><p>x</p></div>" * 5_000,
        '<a href="data:image/png;base64,' + "A" * 50_000 + '">x</a>',
    ],
    ids=["open paragraphs", "open cells", "many blocks", "a long address"],
)
def test_a_page_of_many_parts_is_read_whole(page: str) -> None:
    assert tamed(page) == page


def test_a_page_is_read_up_to_a_million_characters() -> None:
    assert len(tamed("x" * (LONGEST + 10))) == LONGEST
