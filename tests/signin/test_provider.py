from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.errors import ConfigError
from clientdesk.signin.provider import provider
from clientdesk.web.start import start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHOLE = {
    "AUTH": "oidc",
    "HOSTS": "desk.example, 127.0.0.1:8501",
    "PUBLIC_URL": "https://desk.example",
    "OIDC_ISSUER": "https://id.example/realms/one/",
    "OIDC_CLIENT_ID": "clientdesk",
    "OIDC_CLIENT_SECRET": "shown-to-the-provider",
    "SECRET": "Vh2mQ9rT7wX4zB8nK1pL6sD3fG5hJ0cA",
}


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """All that sign-in needs, in the environment of a test."""
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(tmp_path / "desk.duckdb"))
    for name, value in WHOLE.items():
        monkeypatch.setenv(f"CLIENTDESK_{name}", value)
    config.settings.cache_clear()
    yield monkeypatch
    config.settings.cache_clear()


def said(settings: pytest.MonkeyPatch, name: str, value: str) -> str:
    """What is wrong with a setting of that value; empty when it will do."""
    settings.setenv(f"CLIENTDESK_{name}", value)
    config.settings.cache_clear()
    try:
        provider()
    except ConfigError as error:
        return error.message
    return ""


def test_the_settings_become_what_streamlit_asks_for() -> None:
    found = provider()

    assert found is not None
    assert found.hosts == ("desk.example", "127.0.0.1:8501")
    secrets = found.as_secrets()
    assert len(secrets.pop("cookie_secret")) == 64
    assert secrets == {
        "redirect_uri": "https://desk.example/oauth2callback",
        "client_id": "clientdesk",
        "client_secret": "shown-to-the-provider",
        "server_metadata_url": "https://id.example/realms/one/.well-known/openid-configuration",
    }


def test_the_providers_own_description_may_be_named(settings: pytest.MonkeyPatch) -> None:
    address = "https://id.example/.well-known/openid-configuration"
    assert said(settings, "OIDC_ISSUER", address) == ""
    found = provider()
    assert found is not None
    assert found.metadata_url == address


def test_another_provider_reads_no_cookie_of_the_one_before(settings: pytest.MonkeyPatch) -> None:
    before = provider()
    for name, value in (("OIDC_ISSUER", "https://other.example"), ("OIDC_CLIENT_ID", "second")):
        assert said(settings, name, value) == ""
        after = provider()
        assert before is not None
        assert after is not None
        assert after.cookie_secret != before.cookie_secret
        before = after


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "AUTH"])
def test_what_is_missing_stops_the_start_and_is_named(
    settings: pytest.MonkeyPatch, name: str, tmp_path: Path
) -> None:
    message = said(settings, name, "")

    assert f"CLIENTDESK_{name} is missing" in message
    with pytest.raises(SystemExit, match=f"did not start.*CLIENTDESK_{name}"):
        start()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("SECRET", "short", "at least 32 bytes"),
        ("SECRET", "a" * 64, "at least 32 bytes"),
        ("SECRET", "change-me-to-something-random-and-long", "placeholder"),
        ("SECRET", "<your secret of 32 bytes or more here>", "placeholder"),
        ("HOSTS", "*", "hosts look like"),
        ("HOSTS", "https://desk.example", "hosts look like"),
        ("HOSTS", "desk.example,,other.example", "hosts look like"),
        ("HOSTS", "other.example", "does not name desk.example"),
        ("PUBLIC_URL", "http://desk.example", "must begin with https://"),
        ("PUBLIC_URL", "https://desk.example/clients", "no path"),
        ("OIDC_ISSUER", "http://id.example", "must begin with https://"),
        ("SESSION_HOURS", "0", "greater than or equal to 1"),
        ("AUTH", "OIDC ", "'local' or 'oidc'"),
        ("AUTH", "none", "'local' or 'oidc'"),
    ],
)
def test_what_cannot_be_used_stops_the_start(
    settings: pytest.MonkeyPatch, name: str, value: str, why: str
) -> None:
    assert why in said(settings, name, value)
    with pytest.raises(SystemExit):
        start()


def test_a_secret_in_a_file_will_do_and_is_never_made(
    settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "CLIENTDESK_SECRET is missing" in said(settings, "SECRET", "")
    key = tmp_path / "secret.key"
    key.write_text(WHOLE["SECRET"])
    key.chmod(0o600)

    assert said(settings, "SECRET", "") == ""


def test_loopback_may_do_without_encryption(settings: pytest.MonkeyPatch) -> None:
    assert said(settings, "OIDC_ISSUER", "http://127.0.0.1:9000") == ""
    assert said(settings, "PUBLIC_URL", "http://127.0.0.1:8501") == ""


def test_with_local_sign_in_a_wrong_setting_is_left_to_the_pages(
    settings: pytest.MonkeyPatch,
) -> None:
    settings.setenv("CLIENTDESK_SECRET", "short")
    settings.setenv("CLIENTDESK_AUTH", "local")
    config.settings.cache_clear()

    assert start() is None
