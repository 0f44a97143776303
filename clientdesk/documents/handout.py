"""Files that take a while to make, in a thread of their own, to be fetched by their address.

A file has no name on the disk and one that nobody can guess in the address; it is gone an hour
after it was made, or with the process.
"""

from __future__ import annotations

import secrets
import tempfile
import threading
import time
import weakref
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from clientdesk.errors import ClientDeskError

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

KEPT_FOR: Final = 3600.0
"""Seconds after which a file is gone."""

_AT_ONCE: Final = 2
"""Files that are made at the same time; others wait."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be made, and for whom."""

    purpose: str
    """By which a page finds it again."""
    name: str
    mime: str
    total: int
    """What progress goes up to."""
    member_id: UUID
    make: Callable[[BinaryIO, Callable[[int], None]], None]
    """Writes the file, and tells how far it is."""
    admit: Callable[[], object]
    """Raises when whoever asked for it may no longer have it."""


class Cancelled(ClientDeskError):
    """Nobody wants the file any more."""


@dataclass(slots=True, eq=False, weakref_slot=True)
class Handout:
    """A file that is being made, or was."""

    token: str
    wanted: Wanted
    done: int = 0
    size: int = 0
    is_ready: bool = False
    problem: str = ""
    asked_at: float = field(default_factory=time.monotonic)
    is_unwanted: bool = False
    _file: BinaryIO = field(
        default_factory=lambda: cast("BinaryIO", tempfile.TemporaryFile()),  # noqa: SIM115
        repr=False,
    )
    """Without a name, so that its bytes go when it is closed, or with the process."""
    _reading: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        """Close the file once nobody makes it, keeps it or reads it any more."""
        weakref.finalize(self, self._file.close)

    @property
    def address(self) -> str:
        """Where it is fetched."""
        return f"/exports/{self.token}"

    @property
    def is_making(self) -> bool:
        """Whether it is not finished yet."""
        return not self.is_ready and not self.problem

    def tell(self, done: int) -> None:
        """How far the making is."""
        if self.is_unwanted:
            raise Cancelled("The export was stopped.")
        self.done = done

    def make(self) -> None:
        """Write the file; whatever happens, it is ready or has a problem afterwards."""
        problem = "The file could not be made. Try again."
        try:
            with _making:
                self.tell(0)
                self.wanted.make(self._file, self.tell)
            self.size = self._file.seek(0, 2)
            problem = ""
        except ClientDeskError as error:
            problem = f"{error.message} {error.hint}".strip()
        except OSError as error:
            problem = f"The file could not be written: {error.strerror}. Make room and try again."
        finally:
            self.problem, self.is_ready = problem, not problem
            self.asked_at = time.monotonic()

    def read(self, offset: int, size: int) -> bytes:
        """A piece of the file; several may fetch it at once."""
        with self._reading:
            self._file.seek(offset)
            return self._file.read(size)


_making: Final = threading.BoundedSemaphore(_AT_ONCE)
_handouts: Final[dict[str, Handout]] = {}
_keeping: Final = threading.Lock()


def begin(wanted: Wanted) -> Handout:
    """Make a file in a thread of its own."""
    made = Handout(secrets.token_urlsafe(32), wanted)
    with _keeping:
        _drop_old()
        _handouts[made.token] = made
    threading.Thread(target=made.make, name="export", daemon=True).start()
    return made


def found(token: str) -> Handout | None:
    """The file of that name in the address; None when it is gone or never was."""
    with _keeping:
        _drop_old()
        return _handouts.get(token)


def latest(member_id: UUID, purpose: str) -> Handout | None:
    """The file that a member asked for last for a purpose, if it is still there."""
    with _keeping:
        _drop_old()
        theirs = [
            made
            for made in _handouts.values()
            if (made.wanted.member_id, made.wanted.purpose) == (member_id, purpose)
        ]
    return theirs[-1] if theirs else None


def drop(made: Handout) -> None:
    """Stop making a file, and let go of it."""
    made.is_unwanted = True
    with _keeping:
        _handouts.pop(made.token, None)


def _drop_old() -> None:
    """Whoever reads one at this moment reads on; its bytes go with the last that holds it."""
    now = time.monotonic()
    for token, made in list(_handouts.items()):
        if not made.is_making and now - made.asked_at > KEPT_FOR:
            del _handouts[token]
