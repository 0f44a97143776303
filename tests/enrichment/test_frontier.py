from __future__ import annotations

from clientdesk.enrichment.frontier import Frontier
from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.reading import read

HOME = "https://acme.example/"


def _handed_out(body: str, home: str = HOME) -> list[str]:
    frontier = Frontier(home)
    frontier.read(home)
    frontier.add_page(read(home, body))
    urls: list[str] = []
    while (url := frontier.next()) is not None:
        urls.append(url)
    return urls


def test_the_most_promising_page_comes_first() -> None:
    urls = _handed_out(
        '<a href="/blog">Blog</a><a href="/about">About</a><a href="/imprint">Imprint</a>'
        '<a href="/s">Suppliers</a>'
    )

    assert urls == [HOME + path for path in ("s", "imprint", "about", "blog")]


def test_no_page_is_handed_out_twice() -> None:
    assert _handed_out(
        '<a href="/a">A</a><a href="/a/">A</a><a href="/a#b">A</a><a href="http://acme.example/a">'
        'A</a><a href="/index.html">Home</a>'
    ) == [HOME + "a"]


def test_only_pages_of_the_same_owner_are_handed_out() -> None:
    assert _handed_out(
        '<a href="https://other.example/contact">x</a><a href="mailto:a@acme.example">x</a>'
        '<a href="/terms.pdf">x</a><a href="https://pay.acme.example/suppliers">x</a>'
        '<a href="https://evilacme.example/contact">x</a>'
    ) == ["https://pay.acme.example/suppliers"]


def test_a_site_that_a_builder_hosts_is_one_of_many() -> None:
    home = "https://acme.github.io/"

    assert _handed_out('<a href="https://other.github.io/contact">x</a>', home) == []


def test_pages_without_end_are_left_alone() -> None:
    assert (
        _handed_out(
            '<a href="/a/b/a/b/a/b">x</a><a href="/2024/05/">x</a><a href="/list?page=7">x</a>'
            '<a href="/a/b/c/d/e/f/g/h">x</a><a href="/login">Log in</a>'
        )
        == []
    )


def test_a_better_word_for_the_same_page_counts() -> None:
    frontier = Frontier(HOME)
    frontier.add([HOME + "x"], Goal.OTHER)
    frontier.add([HOME + "y"], Goal.ABOUT)
    frontier.add([HOME + "x"], Goal.SUPPLIERS)

    assert frontier.next() == HOME + "x"
