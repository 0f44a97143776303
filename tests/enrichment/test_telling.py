from __future__ import annotations

import pytest

from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.telling import told
from tests.enrichment.made import site

GERMAN = "<p>Wir bauen und reparieren, und das ist nicht alles, was wir mit der Hand tun.</p>"


@pytest.mark.parametrize(
    ("declared", "body", "language"),
    [
        ("en", GERMAN * 3, "de"),
        ("", GERMAN * 3, "de"),
        ("cs", "<p>Foukáme sklo.</p>", "cs"),
        ("fr", "<p>X</p>", "fr"),
    ],
)
def test_a_site_speaks_as_it_is_written_whatever_it_declares(
    declared: str, body: str, language: str
) -> None:
    assert told(site(body, language=declared), frozenset()).language == language


def test_a_value_follows_its_cell_or_the_short_line_above() -> None:
    statements = told(
        site(
            "<div>VAT number</div><div>GB 1</div><p>Long words that go on and on: no label.</p>"
            "<p>GB 2</p><dl><dt>Register</dt><dd>HRB 1</dd></dl>"
        ),
        frozenset(),
    )

    texts = [statement.text for statement in statements]
    assert "VAT number GB 1" in texts
    assert "Register HRB 1" in texts


def test_a_part_of_a_page_is_for_what_its_heading_says() -> None:
    statements = told(
        site(
            "<h1>Acme</h1><p>Hello</p><h2>Imprint</h2><p>Acme Ltd</p><h3>Register</h3><p>One</p>"
            "<h2>Privacy policy</h2><p>Google</p><footer>Foot</footer>"
        ),
        frozenset(),
    )

    goals = {statement.text: statement.goal for statement in statements}
    assert goals["Hello"] is Goal.OTHER
    assert goals["Acme Ltd"] is goals["One"] is Goal.LEGAL
    assert goals["Google"] is Goal.TERMS
    assert goals["Foot"] is Goal.OTHER
