from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.config import DATA, SITES

if TYPE_CHECKING:
    from clientdesk.demo.sites.site import Site


def test_what_ships_is_what_the_default_demo_makes_byte_for_byte(made: dict[str, Site]) -> None:
    shipped = {
        str(file.relative_to(DATA / SITES)): file.read_bytes()
        for host in made
        for file in (DATA / SITES / host).rglob("*")
        if file.is_file()
    }

    assert shipped == {
        f"{site.host}/{path}": text.encode()
        for site in made.values()
        for path, text in site.files.items()
    }
