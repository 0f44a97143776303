"""Every source there is, and those that are switched on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.sources import (
    brreg,
    companies_house,
    gleif,
    model_source,
    peppol,
    recherche_entreprises,
    vies,
)
from clientdesk.model.enrichment import SourceOutcome, SourceUse
from clientdesk.model.enrichment_settings import Source as Name
from clientdesk.net.model import configured_model

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from clientdesk.config import Settings
    from clientdesk.enrichment.sources.source import About, Found, Register, Source
    from clientdesk.net.model import Model

REGISTERS: Final = (
    brreg.ABOUT,
    recherche_entreprises.ABOUT,
    companies_house.ABOUT,
    vies.ABOUT,
    gleif.ABOUT,
    peppol.ABOUT,
)
"""In the order in which they are asked: those that give a number before those that want one."""

ABOUTS: Final = (*REGISTERS, model_source.ABOUT)
"""Everything that Settings can switch on."""


def switched_on(names: Collection[str], settings: Settings) -> list[Source]:
    """The registers that are asked; the same ones in the whole process, as they share a pace."""
    key = settings.companies_house_key.get_secret_value() if settings.companies_house_key else ""
    return [
        _register(about.name, key)
        for about in REGISTERS
        if about.name in names and is_ready(about, settings)
    ]


def model_on(names: Collection[str], settings: Settings) -> Model | None:
    """The model that is asked; None unless it is configured and switched on."""
    return configured_model(settings) if model_source.ABOUT.name in names else None


def is_ready(about: About, settings: Settings) -> bool:
    """Whether the environment holds what the source needs, so that switching it on helps."""
    return all(getattr(settings, name) for name in about.settings)


def uses(told: Mapping[Name, Found]) -> tuple[SourceUse, ...]:
    """What became of each source, for the result; those that were not asked are disabled."""
    outcomes = {name: found.outcome for name, found in told.items()}
    return tuple(
        SourceUse(about.name, outcomes.get(about.name, SourceOutcome.DISABLED)) for about in ABOUTS
    )


@cache
def _register(name: Name, key: str) -> Register:
    if name == Name.COMPANIES_HOUSE:
        return companies_house.companies_house(key)
    return _OPEN[name]()


_OPEN: Final[dict[Name, Callable[[], Register]]] = {
    Name.VIES: vies.vies,
    Name.GLEIF: gleif.gleif,
    Name.PEPPOL: peppol.peppol,
    Name.BRREG: brreg.brreg,
    Name.RECHERCHE_ENTREPRISES: recherche_entreprises.recherche_entreprises,
}
