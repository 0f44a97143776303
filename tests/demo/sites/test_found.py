from __future__ import annotations

from datetime import date

import pytest

from benchmarks.enrichment import Score, known, score
from clientdesk.demo.batches import Maker
from clientdesk.demo.calendar import calendar
from clientdesk.demo.sites.site import sites
from clientdesk.demo.sites.writing import write_sites
from clientdesk.model.enrichment import FactField


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Score:
    """What is found on the sites of another demo than the one that ships."""
    maker = Maker(5, calendar(date(2026, 11, 23)), 60, 0)
    folder = tmp_path_factory.mktemp("sites")
    write_sites(folder, sites(5, maker.first, maker.book))
    return score(folder, known(maker, 5))


def test_what_is_found_is_what_the_sites_were_made_of(judged: Score) -> None:
    right, given = sum(judged.right.values()), sum(judged.given.values())

    assert right / given > 0.96
    assert sum(judged.hit.values()) / sum(judged.wanted.values()) > 0.94


def test_sites_end_as_they_were_made_to(judged: Score) -> None:
    assert "status" not in judged.misses


def test_no_mailbox_is_a_wrong_one(judged: Score) -> None:
    for field in (FactField.INVOICE_EMAIL, FactField.FINANCE_CONTACT_EMAIL):
        assert judged.given[field] > 20
        assert judged.right[field] == judged.given[field]
