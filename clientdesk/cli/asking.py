"""A backup that the running app makes, fetched from its address."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from clientdesk.cli import running_app
from clientdesk.errors import NetError
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


def fetch_backup(url: str, target: Path, now: datetime) -> Path:
    """Let the app at the address make a backup, and keep it as the target; its path."""
    if target.is_dir():
        target /= f"clientdesk-{now:%Y-%m-%d-%H%M%S}.duckdb"
    target = target.absolute()
    headers = running_app.authorization(running_app.SAME_AS_APP) | {"Accept-Encoding": "identity"}
    with receiving(target) as incoming:
        with running_app.reached("Start it, or leave out --url to back up the file itself."):
            answer = configured.download(
                f"{url.rstrip('/')}/backups",
                incoming.write,
                limit_bytes=_MOST_BYTES,
                deadline_s=_PATIENCE,
                method="POST",
                headers=headers,
            )
        running_app.refuse(answer, "make the backup", running_app.SAME_AS_APP)
        if "content-digest" not in answer.headers:
            raise running_app.no_app(answer)
        _compare(answer, incoming)
    return target


def _compare(answer: Answer, incoming: Incoming) -> None:
    digest = base64.b64encode(incoming.sha256).decode("ascii")
    size = answer.headers.get("content-length")
    if size != str(incoming.size) or answer.headers["content-digest"] != f"sha-256=:{digest}:":
        raise NetError(
            f"The backup from {answer.server} arrived changed and was thrown away.",
            hint="Try again.",
        )
