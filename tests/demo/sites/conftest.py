from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clientdesk.demo.batches import Maker
from clientdesk.demo.calendar import calendar
from clientdesk.demo.sites.firms import firms
from clientdesk.demo.sites.site import Site, sites

if TYPE_CHECKING:
    from clientdesk.demo.sites.firms import Firm


@pytest.fixture(scope="session")
def maker() -> Maker:
    """The default demo, of which only the clients were made."""
    return Maker(1, calendar(date(2026, 11, 23)), 400, 0)


@pytest.fixture(scope="session")
def known(maker: Maker) -> list[Firm]:
    return list(firms(1, maker.first, maker.book))


@pytest.fixture(scope="session")
def made(maker: Maker) -> dict[str, Site]:
    """The sites of the default demo by their hosts."""
    return {site.host: site for site in sites(1, maker.first, maker.book)}


@pytest.fixture
def firm(known: list[Firm]) -> Firm:
    """A firm that says all that a firm may say."""
    full = next(
        each
        for each in known
        if each.supplying and each.supplying.mail and each.own_mail and each.vat and each.employees
    )
    return replace(full, quirk=None)
