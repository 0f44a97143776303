from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.actions.enrichment_settings import edit_enrichment
from clientdesk.actions.workspace import local_owner
from clientdesk.model.enrichment_settings import Source
from clientdesk.model.words import Role
from clientdesk.queries.enrichment import enrichment_settings
from clientdesk.queries.workspace import workspace
from tests.pages.clients import seen_by
from tests.pages.conftest import THEN
from tests.pages.enriched import entitle, waiting
from tests.pages.queues import said, statuses

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def page(app: AppTest, records: Database) -> AppTest:
    """The tab about enrichment."""
    assert records.path.exists()
    return opened(app)


def opened(app: AppTest) -> AppTest:
    app.query_params["tab"] = "Enrichment"
    return app.switch_page("pages/settings.py").run()


def captions(page: AppTest) -> list[str]:
    return [each.value.replace("\\", "") for each in page.caption]


def test_enrichment_is_turned_on_and_off(page: AppTest, records: Database) -> None:
    page.toggle(key="enrichment-on").set_value(True).run()
    assert workspace(records).enrichment_enabled
    waiting(records)
    page.toggle(key="enrichment-on").set_value(False).run()

    assert not workspace(records).enrichment_enabled
    assert statuses(records) == {"skipped": 1}
    told = "Enrichment is off; 1 client that waited was skipped."
    assert [toast.value.replace("\\", "") for toast in page.toast] == [told]


def test_the_switch_shows_how_somebody_else_turned_it(page: AppTest, records: Database) -> None:
    assert not page.toggle(key="enrichment-on").value
    entitle(records)
    page.run()
    assert page.toggle(key="enrichment-on").value


def test_turning_it_as_somebody_else_just_did_is_no_conflict(
    page: AppTest, records: Database
) -> None:
    entitle(records)
    page.toggle(key="enrichment-on").set_value(True).run()
    assert not page.error
    assert workspace(records).enrichment_enabled


def test_every_source_is_off_and_says_what_it_is_told(page: AppTest) -> None:
    assert not any(page.toggle(key=f"source-{source}").value for source in Source)
    told = captions(page)
    assert len([each for each in told if each.startswith("Is told ")]) == len(Source)
    assert "Is told the VAT ID." in told


def test_a_source_is_turned_on_and_off_alone(page: AppTest, records: Database) -> None:
    page.toggle(key="source-vies").set_value(True).run()
    assert enrichment_settings(records).sources == "vies"
    page.toggle(key="source-brreg").set_value(True).run()
    assert enrichment_settings(records).sources == "vies brreg"
    page.toggle(key="source-vies").set_value(False).run()

    assert enrichment_settings(records).sources == "brreg"
    assert [toast.value for toast in page.toast] == ["VIES is not asked any more\\."]


def test_a_source_that_somebody_else_turned_on_meanwhile_stays_on(
    page: AppTest, records: Database
) -> None:
    owner = local_owner(records)
    edit_enrichment(records, owner, enrichment_settings(records), {"sources": ["gleif"]}, THEN)
    page.toggle(key="source-vies").set_value(True).run()

    assert enrichment_settings(records).sources == "vies gleif"
    assert page.toggle(key="source-gleif").value


def test_a_source_without_its_key_says_what_is_missing(page: AppTest) -> None:
    told = captions(page)
    assert (
        "It is not asked while CLIENTDESK_COMPANIES_HOUSE_KEY is not set in the environment."
        in told
    )
    needs = "CLIENTDESK_MODEL_URL and CLIENTDESK_MODEL_NAME are not set in the environment."
    assert f"It is not asked while {needs}" in told

    page.toggle(key="source-companies_house").set_value(True).run()
    [toast] = [toast.value.replace("\\", "") for toast in page.toast]
    wanted = "is asked only once CLIENTDESK_COMPANIES_HOUSE_KEY is set in the environment"
    assert wanted in toast


def test_a_key_that_is_set_is_said_and_never_shown(
    app: AppTest, records: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTDESK_COMPANIES_HOUSE_KEY", "very-secret-key")
    config.settings.cache_clear()
    assert records.path.exists()
    opened(app)
    assert not any("COMPANIES_HOUSE_KEY" in each for each in captions(app))
    assert any("Set up" in each.value for each in app.markdown)
    assert "very-secret-key" not in str(app.main)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.SUPPORT])
def test_only_admins_turn_switches(
    app: AppTest, records: Database, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    assert records.path.exists()
    seen_by(monkeypatch, role)
    opened(app)
    switches = ["enrichment-on", *(f"source-{source}" for source in Source)]
    assert not {toggle.key for toggle in app.toggle} & set(switches)
    assert "Nora Quinn can turn it on or off." in said(app)
