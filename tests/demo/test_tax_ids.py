from __future__ import annotations

import numpy as np
import pytest
from stdnum import get_cc_module

from clientdesk.demo.pools import regions
from clientdesk.demo.tax_ids import tax_ids

KINDS = {"US": "ein", "NO": "mva", "PL": "nip"}


@pytest.mark.parametrize("region", range(len(regions())), ids=[area.key for area in regions()])
def test_check_digits_are_right(region: int) -> None:
    country = regions()[region].country
    module = get_cc_module(country, KINDS.get(country, "vat"))

    found = tax_ids(np.random.default_rng(11), np.full(400, region))

    assert module is not None
    assert [number for number in found if not module.is_valid(number)] == []
    assert found.n_unique() > 395


def test_each_row_gets_a_number_of_its_own_country() -> None:
    countries = np.array([area.country for area in regions()])
    region = np.arange(len(countries)).repeat(3)

    found = tax_ids(np.random.default_rng(1), region)

    prefixes = {country: found[at][:2] for at, country in enumerate(countries[region])}
    assert prefixes.pop("US").isdigit()
    assert all(prefix == country for country, prefix in prefixes.items())
