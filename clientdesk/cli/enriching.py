"""Commands about enrichment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from clientdesk.config import settings
from clientdesk.enrichment.enrich import enrich
from clientdesk.errors import InvalidInput
from clientdesk.model.enrichment import Inputs, as_json
from clientdesk.net.folder import Folder
from clientdesk.net.guarded import Guarded

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from clientdesk.net.web import Web


def preview(options: Namespace) -> int:
    """Enrich what was given, without a database, and print the result."""
    inputs = Inputs(
        *(options.name, options.website, options.email),
        *(options.phone, options.address, options.tax_id),
    )
    result = enrich(inputs, _web(options.sites))
    if result is not None:
        print(json.dumps(as_json(result), ensure_ascii=False))
    return 0


def _web(sites: Path | None) -> Web:
    """The folder, so that nothing reaches the network; without one the web."""
    if sites is None:
        return Guarded(contact=settings().public_url)
    if not sites.is_dir():
        raise InvalidInput(f"There is no folder “{sites}”.")
    return Folder(sites)
