from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder in place of the project's, and no settings."""
    monkeypatch.setattr(config, "DATA", tmp_path)
    monkeypatch.delenv("CLIENTDESK_DATABASE", raising=False)
    config.settings.cache_clear()
    yield tmp_path
    config.choose_database(None)
    config.settings.cache_clear()


def test_without_a_file_ones_own_workspace_is_expected(data: Path) -> None:
    assert config.current_database() == str(data / "clientdesk.duckdb")


def test_the_demo_is_opened_until_there_is_ones_own(data: Path) -> None:
    (data / "demo.duckdb").touch()
    assert config.current_database() == str(data / "demo.duckdb")

    (data / "clientdesk.duckdb").touch()
    assert config.current_database() == str(data / "clientdesk.duckdb")


def test_a_demo_under_the_usual_name_yields_to_the_workspace_started_from_it(data: Path) -> None:
    demo = data / "clientdesk.duckdb"
    demo.touch()
    own = config.own_database(demo)
    own.touch()

    assert config.current_database() == str(own)
    assert config.demo_database(own) == demo


def test_the_setting_decides_where_it_is_given(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "demo.duckdb").touch()
    monkeypatch.setenv("CLIENTDESK_DATABASE", "/elsewhere/x.duckdb")

    assert config.current_database() == "/elsewhere/x.duckdb"


def test_a_choice_holds_until_it_is_taken_back(data: Path) -> None:
    config.choose_database(Path("/elsewhere/y.duckdb"))
    assert config.current_database() == "/elsewhere/y.duckdb"

    config.choose_database(None)
    assert config.current_database() == str(data / "clientdesk.duckdb")


def test_a_choice_for_a_while_gives_way_to_the_one_before() -> None:
    config.choose_database(Path("/elsewhere/y.duckdb"))

    with pytest.raises(KeyError), config.chosen_database(Path("/z.duckdb")):
        assert config.current_database() == "/z.duckdb"
        raise KeyError
    with config.chosen_database(None):
        assert config.current_database() == "/elsewhere/y.duckdb"

    assert config.current_database() == "/elsewhere/y.duckdb"


def test_ones_own_workspace_lies_beside_the_demo() -> None:
    assert config.own_database(Path("/x/demo.duckdb")) == Path("/x/clientdesk.duckdb")
    assert config.own_database(Path("/x/clientdesk.duckdb")) == Path("/x/workspace.duckdb")


def test_the_way_back_leads_to_the_demo_that_is_there(data: Path) -> None:
    own = data / "clientdesk.duckdb"
    assert config.demo_database(own) is None

    (data / "demo.duckdb").touch()
    assert config.demo_database(own) == data / "demo.duckdb"


def test_an_empty_setting_is_none(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIENTDESK_DATABASE", "")
    monkeypatch.setenv("CLIENTDESK_BACKUPS", "")

    assert config.current_database() == str(data / "clientdesk.duckdb")
    assert config.settings().backups is None


@pytest.mark.parametrize(
    "token", ["short", "fifteen-letters", "sixteen letters and spaces", "é" * 16]
)
def test_a_weak_token_is_refused_without_telling_it(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", token)

    with pytest.raises(ConfigError, match=r"CLIENTDESK_TRIGGER_TOKEN.*at least 16") as refused:
        config.settings()

    assert token not in f"{refused.value.message} {refused.value.__cause__}"


def test_settings_do_not_show_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", "a-token-of-sixteen-or-more")

    assert "sixteen-or-more" not in repr(config.settings())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://desk.example", "https://desk.example"),
        (" https://desk.example:8443/clients/ ", "https://desk.example:8443/clients"),
        ("http://[2001:db8::1]:8501", "http://[2001:db8::1]:8501"),
    ],
)
def test_links_begin_with_the_address_that_clients_reach(
    monkeypatch: pytest.MonkeyPatch, given: str, kept: str
) -> None:
    monkeypatch.setenv("CLIENTDESK_PUBLIC_URL", given)
    config.settings.cache_clear()

    assert config.settings().public_url == kept


@pytest.mark.parametrize(
    "given",
    [
        "desk.example",
        "ftp://desk.example",
        "https://",
        "https://user:pw@desk.example",
        "https://desk.example/?x=1",
        "https://desk.example/#x",
        "https://desk .example",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_address_is_refused_by_the_settings_name(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("CLIENTDESK_PUBLIC_URL", given)
    config.settings.cache_clear()

    with pytest.raises(ConfigError, match="CLIENTDESK_PUBLIC_URL"):
        config.settings()


@pytest.mark.parametrize("name", ["CLIENTDESK_COMPANIES_HOUSE_KEY", "CLIENTDESK_MODEL_KEY"])
@pytest.mark.parametrize("key", ["two words", "line\nbreak", "ké"])
def test_a_key_that_no_header_can_hold_is_refused_without_telling_it(
    monkeypatch: pytest.MonkeyPatch, name: str, key: str
) -> None:
    monkeypatch.setenv(name, key)

    with pytest.raises(ConfigError, match=name) as refused:
        config.settings()

    assert key not in f"{refused.value.message} {refused.value.__cause__}"


def test_settings_do_not_show_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIENTDESK_MODEL_KEY", "sk-made-up-for-this-test")

    assert "made-up" not in repr(config.settings())


@pytest.mark.parametrize(
    "database",
    [
        "postgres://desk:pass-canary@db.example/desk",
        "ducklake:postgres:host=db password=pass-canary;data=/x",
        "host=db dbname=desk PASSWORD = pass-canary",
    ],
)
def test_a_database_that_is_no_path_is_refused_without_repeating_it(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    monkeypatch.setenv("CLIENTDESK_DATABASE", database)

    with pytest.raises(ConfigError, match="names a file by its path") as refused:
        config.current_database()

    assert "pass-canary" not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize("path", ["C:\\records\\a.duckdb", "/data/a:b.duckdb", "records.duckdb"])
def test_a_path_of_any_system_is_taken(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("CLIENTDESK_DATABASE", path)

    assert config.current_database() == path
