from __future__ import annotations

import pytest

from tests.enrichment.made import values


@pytest.mark.parametrize(
    ("href", "field", "url"),
    [
        (
            "https://uk.linkedin.com/company/acme-tools/about/?trk=x",
            "linkedin_url",
            "https://www.linkedin.com/company/acme-tools",
        ),
        ("http://twitter.com/AcmeTools", "x_url", "https://x.com/AcmeTools"),
        ("https://x.com/acmetools?lang=en", "x_url", "https://x.com/acmetools"),
        ("https://m.facebook.com/acmetools/", "facebook_url", "https://www.facebook.com/acmetools"),
        (
            "https://www.facebook.com/pages/Acme-Tools/123456",
            "facebook_url",
            "https://www.facebook.com/pages/Acme-Tools/123456",
        ),
        (
            "https://instagram.com/acme.tools/?hl=de",
            "instagram_url",
            "https://www.instagram.com/acme.tools",
        ),
        ("https://github.com/acme-tools/drill", "github_url", "https://github.com/acme-tools"),
        (
            "https://www.crunchbase.com/organization/acme-tools",
            "crunchbase_url",
            "https://www.crunchbase.com/organization/acme-tools",
        ),
    ],
)
def test_a_page_at_a_network_has_one_address(href: str, field: str, url: str) -> None:
    found = values("Acme Tools", f'<footer><a href="{href}"><i></i></a></footer>')

    assert found[field] == url


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://www.linkedin.com/in/joe-acme">Joe</a>',
        '<a href="https://www.linkedin.com/showcase/acme">LinkedIn</a>',
        '<a href="https://www.linkedin.com/shareArticle?url=acme">Share</a>',
        '<a href="https://twitter.com/intent/tweet?text=acme">Tweet</a>',
        '<a href="https://www.facebook.com/sharer.php?u=acme">Share</a>',
        '<a href="https://www.instagram.com/p/Cacme/">Photo</a>',
        '<a href="https://www.facebook.com/wordpress">Facebook</a>',
        '<p>Website by <a href="https://x.com/kelpcode">Kelp Code</a></p>',
        '<p>Photo: <a href="https://www.instagram.com/jane">Jane</a></p>',
        '<a href="https://www.linkedin.com/company/holm-pumpen">Holm Pumpen, unser Hersteller</a>',
        '<p>Gift of Kelp Code of Hull (<a href="https://www.linkedin.com/company/kelp-code">in</a>)',
        '<p>Kit: <a href="https://kelp.example">K</a> <a href="https://x.com/kelp_hq"><i></i></a>',
        '<a href="https://github.com/twbs/bootstrap">Bootstrap</a>',
        '<a href="https://evil.example/linkedin.com/company/acme">LinkedIn</a>',
    ],
)
def test_share_buttons_persons_and_makers_are_not_the_owners_page(link: str) -> None:
    found = values("Acme Tools", f"<p>Acme</p><footer>{link}</footer>")

    assert [field for field in found if field.endswith("_url")] == []


def test_a_page_that_does_not_resemble_the_owner_counts_in_the_frame_only() -> None:
    link = '<a href="https://www.instagram.com/sunnyside">Instagram</a>'

    assert values("Acme Tools", f"<footer>{link}</footer>")["instagram_url"]
    assert "instagram_url" not in values("Acme Tools", f"<p>We love {link}.</p>")


@pytest.mark.parametrize(
    ("meta", "field", "url"),
    [
        (
            'property="article:publisher" content="https://www.facebook.com/acmetools"',
            *("facebook_url", "https://www.facebook.com/acmetools"),
        ),
        ('name="twitter:site" content="@AcmeTools"', "x_url", "https://x.com/AcmeTools"),
    ],
)
def test_the_head_of_the_page_may_tell_it(meta: str, field: str, url: str) -> None:
    assert values("Acme Tools", f"<meta {meta}><p>Acme</p>")[field] == url


def test_what_a_theme_left_in_the_head_is_not_the_owners() -> None:
    meta = '<meta name="twitter:site" content="@themehouse">'

    assert "x_url" not in values("Acme Tools", f"{meta}<p>Acme</p>")
