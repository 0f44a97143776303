from __future__ import annotations

import pytest

from clientdesk.enrichment.reading import read

URL = "https://acme.example/about/"


def test_each_line_knows_where_it_stands() -> None:
    page = read(
        URL,
        "<header>Acme</header><nav><a href='/a'>About</a></nav><p>We mend.</p>"
        "<div id='pied'><nav><a href='/i'>Imprint</a></nav></div><footer><nav>Terms</nav></footer>",
    )

    places = {line.text: line.place for line in page.lines}
    assert places == {
        "Acme": "header",
        "About": "header",
        "We mend.": "main",
        "Imprint": "footer",
        "Terms": "footer",
    }


def test_a_heading_holds_until_its_part_of_the_page_ends() -> None:
    page = read(URL, "<h2>News</h2><p>Rain.</p><footer>Acme Ltd</footer>")

    assert [(line.text, line.heading) for line in page.lines] == [
        ("News", ""),
        ("Rain.", "News"),
        ("Acme Ltd", ""),
    ]


def test_the_label_of_a_value_is_its_term_its_cell_or_its_column() -> None:
    page = read(
        URL,
        "<dl><dt>VAT</dt><dd>GB1</dd><dd>GB2</dd></dl>"
        "<table><tr><td>Register</td><td>HRB 1</td></tr></table>"
        "<table><tr><th>Firm</th><th>VAT</th></tr><tr><td>Acme</td><td>DE1</td></tr></table>"
        "<table><tr><td><a href='/'>Home</a></td><td><a href='/f'>Firm</a></td></tr></table>",
    )

    labels = {line.text: line.label for line in page.lines}
    assert labels["GB1"] == labels["GB2"] == "VAT"
    assert labels["HRB 1"] == "Register"
    assert labels["DE1"] == "Acme VAT"
    assert labels["Firm"] == ""


def test_a_quote_stands_in_the_page_with_a_space_for_each_tag() -> None:
    (line,) = read(URL, "<p><b>USt-IdNr.:</b>DE<i>123</i>456&shy;789</p>").lines

    assert line.text == "USt-IdNr.:DE123456789"
    assert line.quote == "USt-IdNr.: DE 123 456\u00ad789"


def test_an_excerpt_of_a_long_line_holds_what_it_is_taken_for() -> None:
    long = "word <b>and</b> more " * 60 + "VAT DE123456789 " + "and on " * 60
    (line,) = read(URL, f"<p>{long}</p>").lines
    start = line.text.index("DE123456789")

    excerpt = line.excerpt(start, start + 11)

    assert "DE123456789" in excerpt
    assert len(excerpt) <= 300
    assert excerpt in line.quote


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>secret</p>",
        '<p style="display: none">secret</p>',
        '<p style="position:absolute; left:-9999px">secret</p>',
        '<p style="font-size:0px">secret</p>',
        '<p style="color:#fff;background-color:#ffffff">secret</p>',
        '<p class="sr-only">secret</p>',
        "<style>.x{display:none}</style><p class='x'>secret</p>",
        "<style>#y{visibility:hidden}</style><div id=y><p>secret</p></div>",
        "<template><p>secret</p></template>",
        "<script>secret</script>",
        "<!-- secret -->",
        "<dialog>secret</dialog>",
    ],
)
def test_what_a_reader_does_not_see_is_not_read(hidden: str) -> None:
    page = read(URL, f"<p>seen</p>{hidden}<p>seen too</p>")

    assert [line.text for line in page.lines] == ["seen", "seen too"]


@pytest.mark.parametrize(
    "shown",
    [
        '<p class="d-none d-md-block">seen</p>',
        '<p class="hidden md:flex">seen</p>',
        "<style>@media print{.x{display:none}}</style><p class='x'>seen</p>",
        '<p style="color:white">seen</p>',
        "<details><summary>More</summary><p>seen</p></details>",
    ],
)
def test_what_some_screens_show_is_read(shown: str) -> None:
    assert "seen" in [line.text for line in read(URL, shown).lines]


def test_links_are_absolute_and_named_by_words_or_pictures() -> None:
    page = read(
        URL,
        '<a href="../x">To <b>X</b></a><a href="/y"><div>Block</div></a>'
        '<a href="https://z.example/"><img alt="Zed"></a><a href="/w" aria-label="Wye"></a>',
    )

    assert [(link.url, link.text) for link in page.links] == [
        ("https://acme.example/x", "To X"),
        ("https://acme.example/y", "Block"),
        ("https://z.example/", "Zed"),
        ("https://acme.example/w", "Wye"),
    ]


def test_frames_and_sending_on_are_followed() -> None:
    page = read(
        URL,
        '<meta http-equiv="Refresh" content="3; URL=/de/"><iframe src="imprint.html"></iframe>',
    )

    assert page.frames == ("https://acme.example/about/imprint.html", "https://acme.example/de/")


def test_the_first_of_several_metas_counts() -> None:
    page = read(URL, '<meta name="Description" content="one"><meta name="description" content="2">')

    assert page.metas["description"] == "one"


def test_of_a_very_long_page_the_beginning_and_the_end_are_read() -> None:
    middle = "".join(f"<p>{'word ' * 100}{at}</p>" for at in range(1_000))

    lines = read(URL, f"<h1>Acme</h1>{middle}<footer>Acme Ltd</footer>").lines

    assert lines[0].text == "Acme"
    assert lines[-1].text == "Acme Ltd"
    assert sum(len(line.text) for line in lines) <= 80_000
