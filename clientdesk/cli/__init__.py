"""The commands: machine output on stdout, messages on stderr, exit codes 0, 1 and 2."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.cli.arguments import parser
from clientdesk.config import chosen_database
from clientdesk.errors import (
    ClientDeskError,
    ConfigError,
    InvalidInput,
    NetAddress,
    NotADatabase,
    NotFound,
    StoreMissing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

BAD_INPUT = (ConfigError, InvalidInput, NetAddress, NotADatabase, NotFound, StoreMissing)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 2 bad usage or input, 1 any other failure."""
    options = parser().parse_args(arguments)
    try:
        # The secret lies beside the database, so all that a command does must mean the same one.
        with chosen_database(Path(options.database) if options.database else None):
            code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe has seen enough; Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped; nothing that was under way was kept.", file=sys.stderr)
        return 1
    except ClientDeskError as error:
        print(f"{error.message} {error.hint}".strip(), file=sys.stderr)
        return 2 if isinstance(error, BAD_INPUT) else 1
    return code
