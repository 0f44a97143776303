"""Putting the made-up websites into a folder, beside whatever else stands there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from clientdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from clientdesk.demo.sites.site import Site


def write_sites(folder: Path, sites: Iterable[Site]) -> None:
    """Add the sites to a folder; a host that has one there keeps it. Raises InvalidInput."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for site in sites:
            if not (folder / site.host).exists():
                _write(folder, site)
    except OSError as error:
        raise InvalidInput(
            f"The websites of the demo cannot be written to {folder}: {error.strerror}.",
            hint="Make the folder writable, or choose a path for the database elsewhere.",
        ) from error


def _write(folder: Path, site: Site) -> None:
    """The whole site or nothing, so that none is taken for whole that is not."""
    unfinished = folder / f".{site.host}.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    for path, text in site.files.items():
        file = unfinished / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    unfinished.rename(folder / site.host)
