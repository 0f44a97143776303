"""The workspace's secret: one key for each purpose, and text sealed with it."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clientdesk.config import TOO_WEAK, current_database, is_weak, settings
from clientdesk.errors import ConfigError

NAME: Final = "secret.key"
"""The file with the secret, beside the database, where CLIENTDESK_SECRET is not set."""

_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_VERSION: Final = "1."
_NOT_PRIVATE: Final = stat.S_IRWXG | stat.S_IRWXO


def secret_key(purpose: str) -> bytes:
    """32 bytes for one purpose, always the same; raises ConfigError where no secret can be had."""
    return HKDF(
        algorithm=SHA256(), length=_KEY_BYTES, salt=b"clientdesk", info=purpose.encode()
    ).derive(_secret())


def seal(text: str, purpose: str) -> str:
    """The text encrypted for one purpose, as ASCII."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    hidden = _cipher(purpose).encrypt(nonce, text.encode(), None)
    return _VERSION + base64.urlsafe_b64encode(nonce + hidden).decode("ascii")


def unseal(sealed: str, purpose: str) -> str | None:
    """The text that was sealed for the purpose; None for another secret, or if it was changed."""
    if not sealed.startswith(_VERSION):
        return None
    try:
        encoded = sealed.removeprefix(_VERSION).encode("ascii")
        whole = base64.b64decode(encoded, altchars=b"-_", validate=True)
        return _cipher(purpose).decrypt(whole[:_NONCE_BYTES], whole[_NONCE_BYTES:], None).decode()
    except (InvalidTag, ValueError, binascii.Error):
        return None


def _cipher(purpose: str) -> AESGCM:
    return AESGCM(secret_key(f"sealed text: {purpose}"))


def _secret() -> bytes:
    given = settings().secret
    return given.get_secret_value().strip().encode() if given else _kept()


def _kept() -> bytes:
    """The secret from its file, which is made where there is none."""
    path = Path(current_database()).with_name(NAME)
    try:
        if not path.exists():
            _refuse_to_make()
            _make(path)
        return _read(path)
    except OSError as error:
        raise ConfigError(
            f"The secret in {path} cannot be read or made: {error.strerror}.",
            hint="Mend the file, or set CLIENTDESK_SECRET.",
        ) from error


def _refuse_to_make() -> None:
    """A secret that came from nowhere must not vouch for people; the setting has to be there."""
    if settings().auth != "local":
        raise ConfigError(
            "The setting CLIENTDESK_SECRET is missing, without which nobody may sign in.",
            hint="Set it to at least 32 bytes made at random: openssl rand -base64 48",
        )


def _make(path: Path) -> None:
    """Write a new secret under a name of its own, then give it the right one unless it is taken."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, making = tempfile.mkstemp(prefix=f".{NAME}.", dir=path.parent)  # readable by us only
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(_KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(making, path)  # unlike a rename, this never takes the place of a file
    finally:
        Path(making).unlink()
    _sync_folder(path.parent)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        rights = os.fstat(file.fileno()).st_mode
        secret = file.read().strip()
    if rights & _NOT_PRIVATE:
        raise ConfigError(
            f"The secret in {path} can be reached by others on this machine.",
            hint=f"Run: chmod 600 {path}",
        )
    if is_weak(secret):
        raise ConfigError(
            f"The secret in {path} cannot be used: {TOO_WEAK}.",
            hint="Put it back as it was, or delete it: then portal links can only be made anew.",
        )
    return secret


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
