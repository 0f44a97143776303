from __future__ import annotations

import pytest

from clientdesk.enrichment.reading import read
from clientdesk.enrichment.site import Site, registered_domain


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.copperline.example/about", "copperline.example"),
        ("https://shop.copperline.co.uk", "copperline.co.uk"),
        ("billing@mail.copperline.example", "copperline.example"),
        ("http://localhost:8000/", "localhost"),
    ],
)
def test_the_registered_domain_is_what_the_owner_bought(address: str, domain: str) -> None:
    assert registered_domain(address) == domain


def test_a_site_belongs_to_the_domain_that_answered() -> None:
    site = Site("https://old.example", (read("https://www.new.example/", "<p>Hello</p>"),))

    assert site.domain == "new.example"
