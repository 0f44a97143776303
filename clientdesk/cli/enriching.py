"""Commands about enrichment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from clientdesk.enrichment.enrich import enrich
from clientdesk.errors import InvalidInput
from clientdesk.model.enrichment import Inputs, as_json
from clientdesk.net.folder import Folder

if TYPE_CHECKING:
    from argparse import Namespace


def preview(options: Namespace) -> int:
    """Enrich what was given, without a database, and print the result."""
    if not options.sites.is_dir():
        raise InvalidInput(f"There is no folder “{options.sites}”.")
    inputs = Inputs(
        *(options.name, options.website, options.email),
        *(options.phone, options.address, options.tax_id),
    )
    result = enrich(inputs, Folder(options.sites))
    if result is not None:
        print(json.dumps(as_json(result), ensure_ascii=False))
    return 0
