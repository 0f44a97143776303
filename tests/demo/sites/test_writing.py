from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.demo.sites.site import Site
from clientdesk.demo.sites.writing import write_sites
from clientdesk.errors import InvalidInput

if TYPE_CHECKING:
    from pathlib import Path

SITE = Site("acme.example", {"index.html": "Zoë\n", "a/b.html": "below\n"})


def test_a_site_lands_in_the_folder_of_its_host(tmp_path: Path) -> None:
    write_sites(tmp_path / "new" / "sites", [SITE])

    assert (tmp_path / "new/sites/acme.example/index.html").read_bytes() == "Zoë\n".encode()
    assert (tmp_path / "new/sites/acme.example/a/b.html").read_text() == "below\n"


def test_what_stands_in_the_folder_is_kept(tmp_path: Path) -> None:
    (tmp_path / "acme.example").mkdir()
    (tmp_path / "acme.example" / "index.html").write_text("mine")
    (tmp_path / "other.example").mkdir()
    (tmp_path / "notes.txt").write_text("mine too")

    write_sites(tmp_path, [SITE, Site("new.example", {"index.html": "new"})])

    assert (tmp_path / "acme.example" / "index.html").read_text() == "mine"
    assert not (tmp_path / "acme.example" / "a").exists()
    assert (tmp_path / "notes.txt").read_text() == "mine too"
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "acme.example",
        "new.example",
        "notes.txt",
        "other.example",
    ]


def test_what_a_broken_off_writing_left_is_written_anew(tmp_path: Path) -> None:
    unfinished = tmp_path / ".acme.example.new"
    unfinished.mkdir()
    (unfinished / "half.html").write_text("half")

    write_sites(tmp_path, [SITE])

    assert [each.name for each in tmp_path.iterdir()] == ["acme.example"]
    assert not (tmp_path / "acme.example" / "half.html").exists()


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "sites").write_text("a file")

    with pytest.raises(InvalidInput, match=r"cannot be written to .*sites: File exists") as caught:
        write_sites(tmp_path / "sites", [SITE])

    assert "Make the folder writable" in caught.value.hint
