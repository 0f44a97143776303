"""Files that only the account that runs ClientDesk can read."""

from __future__ import annotations

import os
from typing import Final

OWNER_ONLY: Final = 0o600
_OTHERS: Final = 0o077


def keep_private() -> None:
    """Let everything that this process makes from now on be its own account's alone.

    DuckDB makes files whenever it likes to, such as its log at the first write after each time it
    tidied up, so this is no matter of single files. What is there already keeps its rights.
    """
    os.umask(_OTHERS)
