from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from clientdesk.config import Settings
from clientdesk.enrichment.sources import (
    brreg,
    companies_house,
    gleif,
    peppol,
    recherche_entreprises,
    vies,
)
from clientdesk.enrichment.sources.registry import (
    ABOUTS,
    is_ready,
    model_on,
    switched_on,
    uses,
)
from clientdesk.enrichment.sources.source import FAILED, NOTHING
from clientdesk.model.enrichment_settings import Source as Name
from clientdesk.net.model import Model

if TYPE_CHECKING:
    from types import ModuleType

EVERY = [str(name) for name in Name]


@pytest.fixture
def bare() -> Settings:
    """Settings without keys, whatever the environment holds."""
    return Settings(companies_house_key=None, model_url=None, model_name=None, model_key=None)


@pytest.fixture
def full(bare: Settings) -> Settings:
    keys = {
        "companies_house_key": SecretStr("key"),
        "model_url": "http://127.0.0.1:11434/v1",
        "model_name": "small",
    }
    return bare.model_copy(update=keys)


def test_every_source_that_settings_know_is_told_of_once() -> None:
    assert sorted(about.name for about in ABOUTS) == sorted(Name)


def test_without_a_choice_nobody_is_asked(full: Settings) -> None:
    assert switched_on([], full) == []
    assert model_on([], full) is None


def test_a_source_without_its_key_is_not_asked(bare: Settings, full: Settings) -> None:
    names = [source.about.name for source in switched_on(EVERY, bare)]

    assert names == ["brreg", "recherche_entreprises", "vies", "gleif", "peppol"]
    assert model_on(EVERY, bare) is None
    assert [about.name for about in ABOUTS if not is_ready(about, bare)] == [
        "companies_house",
        "model",
    ]
    assert all(is_ready(about, full) for about in ABOUTS)


def test_with_its_key_it_is(full: Settings) -> None:
    [house] = switched_on(["companies_house"], full)

    assert house.about.name == "companies_house"
    assert model_on(["model"], full) == Model("http://127.0.0.1:11434/v1", "small")


def test_settings_say_which_variables_a_source_needs() -> None:
    needed = {str(about.name): about.variables for about in ABOUTS if about.needs_key}

    assert needed == {
        "companies_house": ("CLIENTDESK_COMPANIES_HOUSE_KEY",),
        "model": ("CLIENTDESK_MODEL_URL", "CLIENTDESK_MODEL_NAME"),
    }


def test_all_threads_share_a_source_and_its_pace(bare: Settings) -> None:
    assert switched_on(["vies"], bare) == switched_on(["gleif", "vies"], bare)[:1]


@pytest.mark.parametrize(
    "source", [brreg, recherche_entreprises, companies_house, vies, gleif, peppol]
)
def test_addresses_of_sources_are_encrypted(source: ModuleType) -> None:
    assert source.BASE.startswith("https://")


def test_a_result_names_every_source_and_those_that_were_not_asked() -> None:
    named = uses({Name.VIES: FAILED, Name.GLEIF: NOTHING})

    assert [use.name for use in named] == [about.name for about in ABOUTS]
    outcomes = {use.name: str(use.outcome) for use in named}
    assert outcomes.pop("vies") == "error"
    assert outcomes.pop("gleif") == "empty"
    assert set(outcomes.values()) == {"disabled"}
