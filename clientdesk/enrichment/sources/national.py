"""How registers of one country are asked: by the number that is known, else by the name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.sources.matching import (
    BY_ID,
    BY_NAME,
    is_another,
    is_client,
    is_named,
)
from clientdesk.enrichment.sources.source import NOTHING, Found, found
from clientdesk.model.enrichment import Severity, Signal, SignalKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clientdesk.enrichment.sources.matching import Candidate
    from clientdesk.enrichment.sources.source import Ask, Asked
    from clientdesk.enrichment.sources.told import Part

FEW: Final = "10"
"""How many companies of a name are looked through."""


def _as_it_is(record: Part, ask: Ask) -> Part:
    del ask
    return record


@dataclass(frozen=True, slots=True)
class National:
    """One register's own ways."""

    country: str
    title: str
    number_in: Callable[[str], str]
    """The register's number in what a site or a record gives; empty where it is none."""
    by_number: Callable[[str, Ask], Part]
    """The company's record, or the refusal where there is none; its told has the status."""
    by_name: Callable[[str, Ask], Sequence[Part]]
    """Records or search results of a name."""
    candidate: Callable[[Part], Candidate | None]
    """What a record is compared by; None for one that is not to be taken."""
    tell: Callable[[Part, Asked, float], Found]
    """What a record says of the client."""
    is_complete: bool = True
    """Whether a number that is not in it is wrong."""
    whole: Callable[[Part, Ask], Part] = _as_it_is
    """The record that a search result stands for."""

    def find(self, asked: Asked, ask: Ask) -> Found:
        """What the register says, if one of its companies is certainly the client."""
        if asked.land != self.country:
            return NOTHING
        stated = self.number_in(asked.company_number)
        number = stated or self.number_in(asked.vat_id)
        claimed = self.number_in(asked.inputs.tax_id)
        if number or claimed:
            return self._numbered(asked, ask, number or claimed, is_stated=bool(number))
        return self._named(asked, ask)

    def _numbered(self, asked: Asked, ask: Ask, number: str, *, is_stated: bool) -> Found:
        record = self.by_number(number, ask)
        candidate = self.candidate(record)
        if candidate is None:
            is_wrong = self.is_complete and bool(self.number_in(asked.company_number))
            return _unknown(self.title) if is_wrong and record.told.status == 404 else NOTHING
        if is_stated and is_another(asked, candidate.names):
            return NOTHING
        if not is_stated and not is_named(asked, candidate.names):
            return NOTHING
        return self.tell(record, asked, BY_ID)

    def _named(self, asked: Asked, ask: Ask) -> Found:
        """By name only where it could be made certain: one that is found must be the only one."""
        if not asked.names or not (asked.inputs.address.strip() or asked.inputs.website.strip()):
            return NOTHING
        fitting = []
        for record in self.by_name(asked.names[0], ask):
            candidate = self.candidate(record)
            if candidate is not None and is_client(asked, candidate):
                fitting.append(record)
        if len(fitting) != 1:
            return NOTHING
        return self.tell(self.whole(fitting[0], ask), asked, BY_NAME)


def _unknown(register: str) -> Found:
    reason = f"{register} knows no company of the number that the website gives."
    return found({}, Signal(SignalKind.INVALID_COMPANY_NUMBER, Severity.MEDIUM, reason))
