"""How far a long piece of work has come, told to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from clientdesk.errors import InvalidInput


class Step(StrEnum):
    """What is being done to the rows of a file."""

    READ = "read"
    JUDGED = "judged"
    WRITTEN = "written"


Progress = Callable[[Step, int, int], bool]
"""Called with the step, the rows done and all rows (0: not known); false stops it."""


class Stopped(InvalidInput):
    """The person who waited for it has stopped the import; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("The import was stopped; nothing was changed.")


def tell(progress: Progress | None, step: Step, done: int, total: int) -> None:
    """Tell how far it has come; raises Stopped when it is to go no further."""
    if progress is not None and not progress(step, done, total):
        raise Stopped
