"""The command that prints figures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from clientdesk.cli.clients_by_id import client_id
from clientdesk.cli.opening import opened, today_in
from clientdesk.errors import InvalidInput
from clientdesk.queries import report as queries

if TYPE_CHECKING:
    from argparse import Namespace


def report(options: Namespace) -> int:
    """Print the figures of a client, by default of the portfolio."""
    if (options.first is None) != (options.last is None):
        raise InvalidInput("A window needs --from and --to.", hint="Give both dates, or neither.")
    with opened(options) as database:
        found = queries.report(
            database,
            today_in(database, options.today),
            client_id=None if options.client is None else client_id(database, options.client),
            first=options.first,
            last=options.last,
            as_of=options.as_of,
        )
    print(json.dumps(found.to_json()))
    return 0
