"""What every command that asks the running app needs: the token, and plain words for a refusal."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from clientdesk.config import settings
from clientdesk.errors import ConfigError, NetError, NetUnreachable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.net.configured import Answer

ADDRESS: Final = "http://127.0.0.1:8501"
"""Where the app opens unless it was told otherwise."""

WHERE: Final = f"Give the address that the app opens at, such as {ADDRESS}."


def authorization() -> dict[str, str]:
    """The header that the app wants; raises ConfigError when the token is not set."""
    token = settings().trigger_token
    if token is None:
        raise ConfigError(
            "The setting CLIENTDESK_TRIGGER_TOKEN is missing, so the app would refuse.",
            hint="Set it for the app and for this command alike, with 16 characters or more.",
        )
    return {"Authorization": f"Bearer {token.get_secret_value()}"}


@contextmanager
def reached(hint: str) -> Iterator[None]:
    """Say that no app answers, and what to do then."""
    try:
        yield
    except NetUnreachable as error:
        raise NetUnreachable(f"No app answers there: {error.message}", hint=hint) from error


def refuse(answer: Answer, wanted: str) -> None:
    """Raise for an answer that says no, in the words that the app gave."""
    if answer.status == 401:
        raise NetError(
            f"The app at {answer.server} refused the token.",
            hint="Set the same CLIENTDESK_TRIGGER_TOKEN for the app and for this command.",
        )
    if answer.status == 503 and (reason := _reason(answer.body)):
        raise NetError(f"The app at {answer.server} could not {wanted}: {reason}")
    if not 200 <= answer.status < 300:
        raise no_app(answer)


def no_app(answer: Answer) -> NetError:
    """What to raise for an answer that is not the app's."""
    return NetError(f"{answer.server} does not answer like ClientDesk.", hint=WHERE)


def _reason(body: bytes) -> str | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    reason = answer.get("error") if isinstance(answer, dict) else None
    return reason if isinstance(reason, str) else None
