from __future__ import annotations

import re

import numpy as np
import polars as pl

from clientdesk.demo.names import Names, names, plain
from clientdesk.demo.pools import cities, regions
from clientdesk.model.words import CompanyType, Industry


def _names(count: int, clients: int) -> Names:
    draw = np.random.default_rng(4)
    region = draw.integers(0, len(regions()), count)
    return names(draw, region, cities().draw(draw, region), clients)


def test_names_are_not_numbered() -> None:
    assert not _names(3000, 3000).name.str.contains(r"\d").any()


def test_few_names_repeat_in_a_small_list() -> None:
    assert _names(400, 400).name.n_unique() >= 396


def test_names_rarely_repeat_among_a_million() -> None:
    assert _names(100_000, 1_000_000).name.n_unique() > 98_500


def test_hosts_are_host_names_under_example() -> None:
    form = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)\.example")

    assert all(form.fullmatch(host) for host in _names(5000, 5000).host)


def test_industry_and_company_type_are_words_of_the_lists() -> None:
    made = _names(5000, 5000)

    assert set(made.industry) <= set(Industry)
    assert set(made.company_type) <= set(CompanyType)


def test_plain_writes_umlauts_as_germans_do_and_drops_other_marks() -> None:
    texts = pl.DataFrame({"text": ["Lüders & Söhne", "D'Angelo", "Łódź", "Œuvre Élan", "Sæther"]})

    found = texts.select(plain(pl.col("text"))).to_series().to_list()

    assert found == ["lueders-soehne", "dangelo", "lodz", "oeuvre-elan", "saether"]
