"""Every error that the product raises on purpose.

ClientDeskError(message, hint)     a sentence for people, and what to do next
├─ ConfigError                     a setting is missing or wrong; names it
├─ InvalidInput                    what was given cannot be used
│   ├─ InvalidField(field)         one field of a record; a form shows it beside the field
│   └─ InvalidFilter               a client filter that cannot be read
├─ NotAllowed                      the member's role does not permit this
│   └─ NotSignedIn                 the session is nobody's, or nobody's any more
├─ NotFound(kind, key)             no such record
├─ Conflict(changes)               somebody else changed it first; holds both values
├─ Refused                         the records as they are do not permit this; says why
│   └─ ChangedSince(names)         what is to be taken back has changed since; names it
├─ NetError                        another server gave no answer that can be used
│   ├─ NetAddress                  what was given is no web address
│   ├─ NetRefused                  the address is none that may be asked; nobody was asked
│   ├─ NetUnreachable              no server by that name, or it takes no connection
│   │   ├─ NetUnknownHost          no server by that name
│   │   ├─ NetUntrusted            nothing vouches for the encryption of the connection
│   │   └─ NetSilent               it takes no connection in time; a NetTimedOut too
│   ├─ NetTimedOut                 the whole answer did not come in time
│   ├─ NetBroken                   it broke off, or its answer cannot be read
│   ├─ NetTooLarge                 the answer is larger than was agreed
│   ├─ NetRedirects                it sends on and on
│   ├─ NetRobots                   the site's robots.txt does not permit it
│   │   └─ NetRobotsUnavailable    whether it does cannot be read; may be otherwise later
│   └─ NetStatus(status)           it answered, but with a refusal
└─ StoreError                      the database could not do it
    ├─ StoreBusy                   another process holds the file
    ├─ StoreMissing                there is no database at the path
    ├─ NotADatabase                what lies at the path is something else
    ├─ StoreDamaged                rows or bytes are missing; offers restore
    └─ StoreNewer                  written by a newer version of the product
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path


class ClientDeskError(Exception):
    """A sentence for people, and a hint on what to do next."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(ClientDeskError):
    """A setting is missing or wrong; the message names it."""


class InvalidInput(ClientDeskError):
    """What was given cannot be used; nothing was changed."""


class InvalidField(InvalidInput):
    """One field of a record was refused."""

    def __init__(self, field: str, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.field = field


class InvalidFilter(InvalidInput):
    """A client filter that cannot be read."""


class NotAllowed(ClientDeskError):
    """The member's role does not permit the action."""


class NotSignedIn(NotAllowed):
    """The session is not, or no longer, that of an active member."""


class NotFound(ClientDeskError):
    """No record of that kind has that key."""

    def __init__(self, kind: str, key: object) -> None:
        super().__init__(f"There is no {kind} with the id “{key}”.")
        self.kind = kind
        self.key = key


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that two people saved: what was read, what stands now, what was to be written."""

    field: str
    read: str | None
    current: str | None
    wanted: str | None
    changed_by: str
    changed_at: datetime


class Conflict(ClientDeskError):
    """Somebody else changed the same fields since they were read; nothing was written."""

    def __init__(
        self,
        message: str,
        changes: Sequence[FieldChange],
        *,
        hint: str = "Keep theirs, or save yours over it.",
    ) -> None:
        super().__init__(message, hint=hint)
        self.changes = tuple(changes)


class Refused(ClientDeskError):
    """The records as they are do not permit the action; the message says why."""


class ChangedSince(Refused):
    """Records that are to be as before have changed since; some of them by name, and how many."""

    def __init__(self, names: Sequence[str], count: int) -> None:
        shown = ", ".join(name[:80] for name in names[:5])
        more = f" and {count - 5:,} more" if count > 5 else ""
        has = "1 record has" if count == 1 else f"{count:,} records have"
        super().__init__(
            f"{has} changed since: {shown}{more}.",
            hint="Nothing was taken back. Those that have not changed can be, without these.",
        )
        self.names = tuple(names)
        self.count = count


class NetError(ClientDeskError):
    """Another server gave no answer that can be used; the message names it."""


class NetAddress(NetError):
    """What was given is no web address."""


class NetUnreachable(NetError):
    """There is no server by that name, or it takes no connection."""


class NetTimedOut(NetError):
    """The whole answer did not come in the time that was given for it."""


class NetRefused(NetError):
    """The address is none that may be asked, and nobody was asked.

    One sentence for every reason: it must not tell which addresses the own network has.
    """

    def __init__(self) -> None:
        super().__init__(
            "The address does not lead to a public website, so it was not asked.",
            hint="Check the website of the client.",
        )


class NetUnknownHost(NetUnreachable):
    """There is no server by that name."""


class NetUntrusted(NetUnreachable):
    """Nothing vouches for the encryption of the connection."""


class NetSilent(NetUnreachable, NetTimedOut):
    """The server takes no connection in the time that was given for it."""


class NetBroken(NetError):
    """The server broke off, or its answer cannot be read."""


class NetRedirects(NetError):
    """The server sends from one address to the next without an end."""


class NetRobots(NetError):
    """The site's robots.txt does not permit the address."""


class NetRobotsUnavailable(NetRobots):
    """What the site's robots.txt permits cannot be read, so nothing of the site was."""

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message, hint="Try again later.")
        self.retry_after_s = retry_after_s


class NetTooLarge(NetError):
    """The answer is larger than was agreed."""


class NetStatus(NetError):
    """The server answered with another status than a good one."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class StoreError(ClientDeskError):
    """The database could not do what was asked."""


class StoreBusy(StoreError):
    """Another process holds the file; the message names it."""


class StoreMissing(StoreError):
    """There is no database at the path."""


class NotADatabase(StoreError):
    """What lies at the path is a folder, or a file of another kind."""


class StoreDamaged(StoreError):
    """Bytes or rows are missing; the file was copied aside and is not written."""

    def __init__(self, message: str, *, hint: str = "", copies: Sequence[Path] = ()) -> None:
        super().__init__(message, hint=hint)
        self.copies = tuple(copies)


class StoreNewer(StoreError):
    """The database was written by a newer version of the product."""
