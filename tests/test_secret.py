from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk import config, secret
from clientdesk.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG = "a secret that is long enough to be one, 0123456789"
OTHER = "another secret that is long enough, 9876543210 ..."


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder in place of the project's, and no settings."""
    monkeypatch.setattr(config, "DATA", tmp_path)
    monkeypatch.delenv("CLIENTDESK_DATABASE", raising=False)
    monkeypatch.delenv("CLIENTDESK_SECRET", raising=False)
    config.settings.cache_clear()
    yield tmp_path
    config.settings.cache_clear()


def set_secret(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("CLIENTDESK_SECRET", value)
    config.settings.cache_clear()


def keep(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "secret.key"
    path.write_text(text)
    path.chmod(mode)
    return path


def test_a_key_is_32_bytes_and_differs_by_purpose() -> None:
    key = secret.secret_key("portal link")

    assert len(key) == 32
    assert secret.secret_key("portal link") == key
    assert secret.secret_key("session") != key


def test_a_missing_secret_is_made_once_for_its_owner_only(data: Path) -> None:
    secret.secret_key("x")

    path = data / "secret.key"
    made = path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(made.strip()) >= 32
    secret.secret_key("y")
    assert path.read_text() == made
    assert list(data.iterdir()) == [path]


def test_the_secret_lies_beside_the_database(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(data / "elsewhere" / "x.duckdb"))
    config.settings.cache_clear()

    secret.secret_key("x")

    assert (data / "elsewhere" / "secret.key").exists()


def test_the_setting_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from_file = secret.secret_key("x")
    set_secret(monkeypatch, LONG)

    assert secret.secret_key("x") != from_file


def test_the_same_secret_gives_the_same_keys_from_file_and_setting(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(data, LONG + "\n")
    from_file = secret.secret_key("x")
    set_secret(monkeypatch, LONG)

    assert secret.secret_key("x") == from_file


def test_with_the_setting_no_file_is_made(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_secret(monkeypatch, LONG)

    secret.secret_key("x")

    assert list(data.iterdir()) == []


def test_keys_stay_the_same_from_version_to_version(monkeypatch: pytest.MonkeyPatch) -> None:
    set_secret(monkeypatch, LONG)

    assert secret.secret_key("portal link").hex() == (
        "242091b63630c350be2c0ab14a2a8029a3118caacfa6e490cf3aa732d0ba278f"
    )


def test_two_who_start_at_once_use_the_same_secret(data: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret.secret_key("x"), range(32)))

    assert len(keys) == 1
    assert [path.name for path in data.iterdir()] == ["secret.key"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644, 0o666])
def test_a_file_that_others_can_reach_is_refused(data: Path, mode: int) -> None:
    path = keep(data, LONG, mode)

    with pytest.raises(ConfigError) as refused:
        secret.secret_key("x")

    assert str(path) in refused.value.message
    assert "chmod 600" in refused.value.hint
    assert path.read_text() == LONG


@pytest.mark.parametrize("text", ["", "too short", "x" * 31 + "\n", " " * 40, "a" * 40])
def test_a_short_or_simple_file_is_refused_and_kept(data: Path, text: str) -> None:
    path = keep(data, text)

    with pytest.raises(ConfigError, match="at least 32 bytes"):
        secret.secret_key("x")

    assert path.read_text() == text


@pytest.mark.parametrize("text", ["too short", "x" * 40, "ab" * 20])
def test_a_short_or_simple_setting_is_refused_without_telling_it(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    set_secret(monkeypatch, text)

    with pytest.raises(ConfigError, match=r"CLIENTDESK_SECRET.*at least 32 bytes") as refused:
        secret.secret_key("x")

    assert text not in f"{refused.value.message} {refused.value.__cause__}"


def test_a_folder_in_the_place_of_the_file_is_refused(data: Path) -> None:
    (data / "secret.key").mkdir()

    with pytest.raises(ConfigError, match="cannot be read"):
        secret.secret_key("x")


def test_a_folder_that_cannot_be_written_is_named(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "file").touch()
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(data / "file" / "x.duckdb"))
    config.settings.cache_clear()

    with pytest.raises(ConfigError, match="cannot be"):
        secret.secret_key("x")


def test_settings_do_not_show_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    set_secret(monkeypatch, LONG)

    assert LONG not in repr(config.settings())


@given(text=st.text(), purpose=st.text(max_size=40))
def test_what_was_sealed_is_read_again(text: str, purpose: str) -> None:
    sealed = secret.seal(text, purpose)

    assert secret.unseal(sealed, purpose) == text


def test_the_same_text_is_never_sealed_alike() -> None:
    assert secret.seal("token", "portal link") != secret.seal("token", "portal link")


def test_sealed_text_is_plain_letters_without_the_text() -> None:
    sealed = secret.seal("a long enough token", "portal link")

    assert sealed.isascii()
    assert "token" not in sealed


def test_another_purpose_reads_nothing() -> None:
    assert secret.unseal(secret.seal("token", "portal link"), "session") is None


def test_another_secret_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    set_secret(monkeypatch, LONG)
    sealed = secret.seal("token", "portal link")
    set_secret(monkeypatch, OTHER)

    assert secret.unseal(sealed, "portal link") is None


def test_a_changed_letter_anywhere_reads_nothing() -> None:
    sealed = secret.seal("token", "portal link")

    for at, letter in enumerate(sealed):
        changed = sealed[:at] + ("B" if letter != "B" else "C") + sealed[at + 1 :]
        assert secret.unseal(changed, "portal link") is None


@pytest.mark.parametrize(
    "sealed", ["", "1.", "1", "é", "1.é", "1.AAAA", "2.AAAA", "1." + "A" * 200, "1.A", "\ud800"]
)
def test_what_was_never_sealed_reads_nothing(sealed: str) -> None:
    assert secret.unseal(sealed, "portal link") is None


def test_a_link_to_a_private_file_is_followed(data: Path) -> None:
    kept = data / "kept"
    kept.write_text(LONG)
    kept.chmod(0o600)
    (data / "secret.key").symlink_to(kept)

    assert len(secret.secret_key("x")) == 32
