"""What every command that asks the running app needs: the token, and plain words for a refusal."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from clientdesk.config import APP, settings
from clientdesk.errors import ConfigError, NetError, NetUnreachable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.net.configured import Answer

WHERE: Final = f"Give the address that the app opens at, such as {APP}."

SAME_AS_APP: Final = (
    "Set the same CLIENTDESK_TRIGGER_TOKEN for the app and for this command, with 16 characters or "
    "more."
)
OR_FROM_SETTINGS: Final = (
    "Set CLIENTDESK_TRIGGER_TOKEN for this command to an API token from Settings, or to the token "
    "that the app has."
)


def authorization(hint: str) -> dict[str, str]:
    """The header that the app wants; raises ConfigError with the hint when no token is set."""
    token = settings().trigger_token
    if token is None:
        raise ConfigError(
            "The setting CLIENTDESK_TRIGGER_TOKEN is missing, so the app would refuse.",
            hint=hint,
        )
    return {"Authorization": f"Bearer {token.get_secret_value()}"}


@contextmanager
def reached(hint: str) -> Iterator[None]:
    """Say that no app answers, and what to do then."""
    try:
        yield
    except NetUnreachable as error:
        raise NetUnreachable(f"No app answers there: {error.message}", hint=hint) from error


def refuse(answer: Answer, wanted: str, hint: str) -> None:
    """Raise for an answer that says no, in the words that the app gave; hint: which token would do.

    A refusal of the token says no more than that.
    """
    if answer.status == 401:
        raise NetError(f"The app at {answer.server} refused the token.", hint=hint)
    if answer.status in {403, 429, 503} and (reason := _reason(answer.body)):
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
