"""What a source is: what it is asked, what it finds, and how it may be asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Protocol

from clientdesk.errors import NetError
from clientdesk.model.countries import country_in
from clientdesk.model.enrichment import Fact, FactField, SourceOutcome
from clientdesk.model.tax_id import tax_country

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clientdesk.enrichment.sources.asking import Asking
    from clientdesk.enrichment.sources.pace import Patience
    from clientdesk.enrichment.sources.told import Told
    from clientdesk.model.enrichment import Inputs, Signal
    from clientdesk.model.enrichment_settings import Source as Name

    Ask = Callable[[str, Mapping[str, str]], Told]
    """The answer to a path and a query; raises NetError."""


@dataclass(frozen=True, slots=True)
class About:
    """What people are told of a source before they switch it on, and its terms."""

    name: Name
    title: str
    sends: str
    """What of a client leaves the house."""
    apart_s: float
    """Seconds from one request to the next, of all threads together."""
    remembered_s: float
    """How long an answer is good for."""
    settings: tuple[str, ...] = ()
    """What of the deployment's settings it cannot do without, such as its key."""

    @property
    def needs_key(self) -> bool:
        """Whether it answers nobody before something is set in the environment."""
        return bool(self.settings)

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of these settings in the environment."""
        return tuple(f"CLIENTDESK_{name.upper()}" for name in self.settings)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a client: its record, and what its own website says of it."""

    inputs: Inputs
    vat_id: str = ""
    company_number: str = ""
    legal_name: str = ""
    country: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called, the name of the register first."""
        return tuple(name for name in (self.legal_name, self.inputs.name.strip()) if name)

    @property
    def land(self) -> str:
        """Its country as far as is known; empty otherwise."""
        return (
            self.country
            or tax_country(self.vat_id)
            or country_in(self.inputs.address)
            or tax_country(self.inputs.tax_id)
        )

    def knowing(self, facts: Mapping[FactField, Fact]) -> Asked:
        """The same with what was found where nothing was known."""
        told = {name: str(fact.value) for name, fact in facts.items()}
        return replace(
            self,
            vat_id=self.vat_id or told.get(FactField.VAT_ID, ""),
            company_number=self.company_number or told.get(FactField.COMPANY_NUMBER, ""),
            legal_name=self.legal_name or told.get(FactField.LEGAL_NAME, ""),
            country=self.country or told.get(FactField.COUNTRY, ""),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What a source told, and what became of asking it."""

    outcome: SourceOutcome
    facts: Mapping[FactField, Fact] = field(default_factory=dict)
    signals: tuple[Signal, ...] = ()


NOTHING: Final = Found(SourceOutcome.EMPTY)
FAILED: Final = Found(SourceOutcome.ERROR)


def found(facts: Mapping[FactField, Fact | None], *signals: Signal) -> Found:
    """What came of it; empty unless there is a fact or a signal."""
    kept = {name: fact for name, fact in facts.items() if fact is not None}
    return Found(SourceOutcome.OK, kept, signals) if kept or signals else NOTHING


class Source(Protocol):
    """Whatever can be asked about a client besides its website."""

    @property
    def about(self) -> About:
        """What it is."""
        ...

    def look_up(self, asked: Asked, patience: Patience) -> Found:
        """What it tells of a client; that it failed is an outcome and never raised."""
        ...


class Register:
    """A source that is asked over HTTP."""

    def __init__(self, about: About, asking: Asking, find: Callable[[Asked, Ask], Found]) -> None:
        self.about = about
        self._asking = asking
        self._find = find

    def look_up(self, asked: Asked, patience: Patience) -> Found:
        """What the register tells of a client."""

        def ask(path: str, query: Mapping[str, str]) -> Told:
            return self._asking.ask(path, query, patience)

        try:
            return self._find(asked, ask)
        except NetError:
            return FAILED
