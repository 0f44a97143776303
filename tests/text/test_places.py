from __future__ import annotations

import pytest

from clientdesk.text.places import places_in


@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("8 Quay Street, Cork T12 X2Y4, Ireland", ("Cork", "Ireland")),
        ("Am Werkhof 7\n10115 Berlin\nGermany", ("Berlin", "Germany")),
        ("Papenlaan 3, 8011 HW Zwolle, Netherlands", ("Zwolle", "Netherlands")),
        ("5 Main St, Boston MA 02110, United States", ("Boston", "United States")),
        ("Rue Haute 1, 5000 Saint-Étienne", ("Saint-Étienne",)),
        ("Somewhere in Cork", ()),
        ("1 High Street, ???, <b>Cork</b>, " + "x" * 60, ()),
        ("", ()),
    ],
)
def test_an_address_names_its_places_behind_the_street(
    address: str, places: tuple[str, ...]
) -> None:
    assert places_in(address) == places
