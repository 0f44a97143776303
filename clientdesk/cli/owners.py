"""The command that names who signs in first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from clientdesk.actions.first_owner import name_owner
from clientdesk.cli.opening import now, opened

if TYPE_CHECKING:
    from argparse import Namespace


def owner(options: Namespace) -> int:
    """Give the workspace's owner the address that they sign in with; once."""
    with opened(options) as database:
        named = name_owner(database, options.email, options.name, now())
    print(f"{named.name} owns the workspace and signs in as {named.email}.", file=sys.stderr)
    return 0
