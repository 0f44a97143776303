from __future__ import annotations

import pytest

from clientdesk.enrichment.addresses import absolute, page_key


@pytest.mark.parametrize(
    "other",
    [
        "http://acme.example/about",
        "https://www.acme.example/about/",
        "https://acme.example/about/index.html",
        "https://acme.example/about#team",
        "https://acme.example/about?utm_source=x",
        "https://acme.example/%61bout",
    ],
)
def test_two_spellings_of_an_address_lead_to_one_page(other: str) -> None:
    assert page_key(other) == page_key("https://acme.example/about")


@pytest.mark.parametrize("other", ["https://acme.example/", "https://acme.example/about?page=2"])
def test_other_addresses_lead_elsewhere(other: str) -> None:
    assert page_key(other) != page_key("https://acme.example/about")


@pytest.mark.parametrize("address", ["", "  ", "http://[", "x" * 3000])
def test_an_address_that_cannot_be_followed_is_empty(address: str) -> None:
    assert absolute("https://acme.example/", address) == ""
