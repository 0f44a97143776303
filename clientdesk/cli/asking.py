"""A backup that the running app makes, fetched from its address."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Final

from clientdesk.config import settings
from clientdesk.errors import ConfigError, NetError, NetUnreachable
from clientdesk.net import configured
from clientdesk.store.handing import receiving

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from clientdesk.net.configured import Answer
    from clientdesk.store.handing import Incoming

_MOST_BYTES: Final = 10**12
_PATIENCE: Final = 3600.0
"""Seconds for making and sending a copy of any size."""

_WHERE: Final = "Give the address that the app opens at, such as http://127.0.0.1:8501."


def fetch_backup(url: str, target: Path, now: datetime) -> Path:
    """Let the app at the address make a backup, and keep it as the target; its path."""
    if target.is_dir():
        target /= f"clientdesk-{now:%Y-%m-%d-%H%M%S}.duckdb"
    target = target.absolute()
    headers = {"Authorization": f"Bearer {_token()}", "Accept-Encoding": "identity"}
    with receiving(target) as incoming:
        try:
            answer = configured.download(
                f"{url.rstrip('/')}/backups",
                incoming.write,
                limit_bytes=_MOST_BYTES,
                deadline_s=_PATIENCE,
                method="POST",
                headers=headers,
            )
        except NetUnreachable as error:
            raise NetUnreachable(
                f"No app answers there: {error.message}",
                hint="Start it, or leave out --url to back up the file itself.",
            ) from error
        _refuse(answer)
        _compare(answer, incoming)
    return target


def _token() -> str:
    token = settings().trigger_token
    if token is None:
        raise ConfigError(
            "The setting CLIENTDESK_TRIGGER_TOKEN is missing, so the app would refuse.",
            hint="Set it for the app and for this command alike, with 16 characters or more.",
        )
    return token.get_secret_value()


def _refuse(answer: Answer) -> None:
    """Raise unless the answer is a backup."""
    if answer.status == 401:
        raise NetError(
            f"The app at {answer.server} refused the token.",
            hint="Set the same CLIENTDESK_TRIGGER_TOKEN for the app and for this command.",
        )
    if answer.status == 503 and (reason := _reason(answer.body)):
        raise NetError(f"The app at {answer.server} could not make the backup: {reason}")
    if answer.status != 200 or "content-digest" not in answer.headers:
        raise NetError(f"{answer.server} does not answer like ClientDesk.", hint=_WHERE)


def _compare(answer: Answer, incoming: Incoming) -> None:
    digest = base64.b64encode(incoming.sha256).decode("ascii")
    size = answer.headers.get("content-length")
    if size != str(incoming.size) or answer.headers["content-digest"] != f"sha-256=:{digest}:":
        raise NetError(
            f"The backup from {answer.server} arrived changed and was thrown away.",
            hint="Try again.",
        )


def _reason(body: bytes) -> str | None:
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    reason = answer.get("error") if isinstance(answer, dict) else None
    return reason if isinstance(reason, str) else None
