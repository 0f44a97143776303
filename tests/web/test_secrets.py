"""No logger, however much it says, and no error keeps a token or a key."""

from __future__ import annotations

import logging
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.errors import NetStatus
from clientdesk.net.model import ask as ask_model
from clientdesk.store.database import database
from tests.net.chatting import chatting
from tests.net.test_model import QUESTION, colour
from tests.pages.conftest import make_workspace
from tests.web.portals import KEY, with_portal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    Ask = Callable[..., httpx.Response]

TRIGGER = "trigger-canary-4c1f"


def test_the_key_of_a_model_is_in_no_line_and_in_no_error(caplog: pytest.LogCaptureFixture) -> None:
    with chatting("{}") as chat, caplog.at_level(logging.DEBUG):
        model = replace(chat.model, key="model-canary-77aa")
        with pytest.raises(NetStatus) as refused:
            ask_model(model, QUESTION, colour)

    assert "POST" in caplog.text
    said = caplog.text + "".join(traceback.format_exception(refused.value)) + repr(model)
    assert "canary" not in said


def test_the_tokens_of_requests_are_in_no_line_of_ours(
    ask: Ask, path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", TRIGGER)
    monkeypatch.setenv("CLIENTDESK_SECRET", KEY)
    config.settings.cache_clear()
    make_workspace(path)
    desk = with_portal(database())
    bearer = {"Authorization": f"Bearer {TRIGGER}"}
    logging.getLogger("httpx").disabled = True  # It is the visitor here, and says what it asks for.

    with caplog.at_level(logging.DEBUG):
        answers = [
            ask(address, method, headers=bearer)
            for method in ("GET", "POST")
            for address in (
                *(f"/p/{desk.token}", f"/p/{desk.token}x", f"/p/{desk.token}/invoices/1.pdf"),
                *("/api/v1/enrichment/runs", f"/api/v1/enrichment/runs/{TRIGGER}", "/backups"),
                *(f"/healthz?token={TRIGGER}", f"/broken?token={TRIGGER}"),
            )
        ]
    logging.getLogger("httpx").disabled = False

    assert {answer.status_code for answer in answers} >= {200, 202, 404, 405, 500}
    for secret in (TRIGGER, desk.token, KEY):
        assert secret not in caplog.text
        holding = [answer for answer in answers if secret.encode() in answer.content]
        # The page that the link opens names the link's own files, and nobody else sees it.
        assert holding == [] or (secret == desk.token and {a.status_code for a in holding} == {200})
