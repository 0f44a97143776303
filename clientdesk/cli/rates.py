"""Commands about exchange rates."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

from clientdesk.actions.rates import update_rates
from clientdesk.actions.workspace import local_owner
from clientdesk.cli.opening import opened, today_in
from clientdesk.config import settings
from clientdesk.errors import ConfigError, NetAddress
from clientdesk.net import configured
from clientdesk.store.rates_file import MOST_BYTES

if TYPE_CHECKING:
    from argparse import Namespace

PATIENCE: Final = 60.0
"""Seconds for the whole file."""


def update(options: Namespace) -> int:
    """Fetch the reference rates and put them in the place of those that are there."""
    with opened(options) as database:
        owner = local_owner(database)
        done = update_rates(database, owner, _fetched(), today_in(database, None))
    print(
        f"{done.added:,} new rates; the newest are of {done.newest}, of {done.currencies} "
        "currencies.",
        file=sys.stderr,
    )
    answer = {"currencies": done.currencies, "newest": str(done.newest), "added": done.added}
    print(json.dumps(answer))
    return 0


def _fetched() -> bytes:
    url = settings().rates_url
    try:
        found = configured.get(url, limit_bytes=MOST_BYTES, deadline_s=PATIENCE)
    except NetAddress as error:
        raise ConfigError(
            f"The setting CLIENTDESK_RATES_URL cannot be used. {error.message}", hint=error.hint
        ) from error
    return found.checked().body
