"""Whose invoice a row is: the client by id, else by name, e-mail and tax ID, never by a guess."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID

from rapidfuzz import fuzz, process

from clientdesk.intake.matching import name_key
from clientdesk.model.folding import fold
from clientdesk.model.tax_id import tax_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NEAR: Final = 75
"""How alike a name must be to be offered, of a hundred."""

_LOOKED_UP: Final = 200
"""Names for which near ones are looked for: each takes a while among a million clients."""


@dataclass(frozen=True, slots=True)
class Who:
    """What a row says of its client."""

    client_id: str | None = None
    name: str | None = None
    email: str | None = None
    tax_id: str | None = None

    def is_silent(self) -> bool:
        """Whether the row says nothing of a client."""
        return not (self.client_id or self.name or self.email or self.tax_id)


@dataclass(frozen=True, slots=True)
class Client:
    """A client of the workspace, with what an invoice copies of it."""

    id: str
    name: str
    email: str | None
    address: str | None
    tax_id: str | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """The client, or why there is none; a hint when it was found by something else than asked."""

    client: Client | None = None
    problem: str = ""
    hint: str = ""


@dataclass(slots=True)
class Clients:
    """The clients that rows can be of; every question is answered once."""

    by_id: dict[str, Client] = field(default_factory=dict)
    _by_name: defaultdict[str, list[Client]] = field(default_factory=lambda: defaultdict(list))
    _by_email: defaultdict[str, list[Client]] = field(default_factory=lambda: defaultdict(list))
    _by_tax_id: defaultdict[str, list[Client]] = field(default_factory=lambda: defaultdict(list))
    _answers: dict[Who, Found] = field(default_factory=dict)
    _looked_up: int = 0

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, object]]) -> Clients:
        """The clients of the store's rows."""
        known = cls()
        for row in rows:
            known.add(Client(**row))  # type: ignore[arg-type]  # columns of read/import_clients
        return known

    def add(self, client: Client) -> None:
        """One more client that rows can be of."""
        self.by_id[client.id] = client
        self._by_name[name_key(client.name)].append(client)
        if client.email:
            self._by_email[fold(client.email)].append(client)
        if key := tax_key(client.tax_id):
            self._by_tax_id[key].append(client)

    def names(self) -> frozenset[str]:
        """Every client's name by its words."""
        return frozenset(self._by_name)

    def find(self, who: Who) -> Found:
        """The client that a row is of."""
        if who not in self._answers:
            self._answers[who] = self._find(who)
        return self._answers[who]

    def _find(self, who: Who) -> Found:
        if who.client_id and is_id(who.client_id):
            known = self.by_id.get(str(UUID(who.client_id)))
            if known or not who.name:
                return Found(known, "" if known else f"No client has the id {who.client_id[:40]}.")
        named = self._by_name.get(name_key(who.name), []) if who.name else []
        if len(named) == 1:
            return Found(named[0])
        told = self._told(who)
        if named:
            both = [client for client in named if client in told]
            return Found(both[0]) if len(both) == 1 else Found(problem=_several(who, named))
        if len(told) == 1:
            name = f"“{(who.name or '')[:60]}” is taken for “{told[0].name[:60]}”"
            return Found(told[0], hint=f"{name}, by e-mail or tax ID." if who.name else "")
        return Found(problem=self._unknown(who, len(told)))

    def _told(self, who: Who) -> list[Client]:
        """The clients of the tax ID, else of the e-mail address."""
        of_tax_id = self._by_tax_id.get(tax_key(who.tax_id), []) if who.tax_id else []
        of_email = self._by_email.get(fold(who.email), []) if who.email else []
        both = [client for client in of_tax_id if client in of_email]
        return both or of_tax_id or of_email

    def _unknown(self, who: Who, count: int) -> str:
        if who.is_silent():
            return "Client is empty."
        if count:
            return f"{count} clients have this e-mail or tax ID; say which by its name."
        if not who.name:
            return (
                f"There is no client with {(who.email or who.tax_id or who.client_id or '')[:80]}."
            )
        near = self._near(who.name)
        offered = f" Near it: {', '.join(f'“{name[:60]}”' for name in near)}." if near else ""
        return f"There is no client “{who.name[:80]}”.{offered}"

    def _near(self, name: str) -> list[str]:
        self._looked_up += 1
        if self._looked_up > _LOOKED_UP:
            return []
        found = process.extract(
            name_key(name),
            list(self._by_name),
            scorer=fuzz.token_set_ratio,
            score_cutoff=_NEAR,
            limit=3,
        )
        return [self._by_name[key][0].name for key, *_ in found]


def is_id(text: str) -> bool:
    """Whether a text is an id of ours."""
    try:
        return len(text) >= 32 and UUID(text) is not None
    except ValueError:
        return False


def _several(who: Who, named: list[Client]) -> str:
    return (
        f"{len(named)} clients are called “{(who.name or '')[:60]}”; "
        "a column with their e-mail, tax ID or client ID tells them apart."
    )
