from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.actions.workspace import edit_workspace, local_owner
from clientdesk.model.words import Role
from clientdesk.queries.workspace import workspace
from tests.net.chatting import Chat, chatting
from tests.nlfilter.saying import answer, said
from tests.pages import drawn
from tests.pages.clients import made, seen_by
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest

    from clientdesk.net.model import Model
    from clientdesk.store.database import Database

SENTENCE = "shops in Cork that stiffed us"
READ = answer(said("stiffed us", "overdue", {"gt": 0}))


def configure(monkeypatch: pytest.MonkeyPatch, model: Model) -> None:
    monkeypatch.setenv("CLIENTDESK_MODEL_URL", model.url)
    monkeypatch.setenv("CLIENTDESK_MODEL_NAME", model.name)
    monkeypatch.setenv("CLIENTDESK_MODEL_KEY", model.key)
    config.settings.cache_clear()


@pytest.fixture
def chat(path: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chat]:
    """A model that is set up, and reads SENTENCE once."""
    assert path
    with chatting(READ) as chat:
        configure(monkeypatch, chat.model)
        yield chat


def say(app: AppTest, text: str) -> AppTest:
    return app.text_input(key="filter-search").set_value(text).run()


def asked(app: AppTest) -> dict[str, object]:
    value: dict[str, object] = json.loads(app.query_params.get("filter", "{}"))
    return value


def captions(app: AppTest) -> str:
    return " ".join(caption.value for caption in app.caption).replace("\\", "")


def offers(app: AppTest) -> bool:
    return any(button.key == "ask-model" for button in app.button)


def set_to(records: Database, when: str) -> None:
    changes = {"sentence_model": when}
    edit_workspace(records, local_owner(records), workspace(records), changes, THEN)


def test_a_button_has_the_model_read_what_was_left_over(
    chat: Chat, records: Database, app: AppTest
) -> None:
    made(records, "Acme", address="1 Quay Street, Cork, Ireland")
    say(app.run(), SENTENCE)
    assert chat.asked == []
    assert "Not understood, so searched as text: “stiffed”" in captions(app)

    app.button(key="ask-model").click().run()

    assert len(chat.asked) == 1
    assert asked(app) == {"location": ["Cork"], "industry": ["Retail"], "overdue": {"gt": 0}}
    assert app.text_input(key="filter-search").value == SENTENCE
    assert "The model read “stiffed us”." in captions(app)
    assert not offers(app)


def test_a_model_that_fails_is_said_and_can_be_asked_again(
    chat: Chat, records: Database, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert records.path.exists()
    configure(monkeypatch, replace(chat.model, key="another"))
    before = asked(say(app.run(), SENTENCE))

    app.button(key="ask-model").click().run()

    assert asked(app) == before
    assert "The model refused to answer, so the sentence was read without it." in captions(app)
    assert app.button(key="ask-model").label == "Ask the model again"


def test_what_is_read_or_found_without_it_offers_no_model(
    chat: Chat, records: Database, app: AppTest
) -> None:
    made(records, "Acme Boat Yard", address="1 Quay Street, Cork, Ireland")
    app.run()
    for text in ("clients in Cork", "acme boat yard", "zzyzx yard", ""):
        assert not offers(say(app, text))
    assert offers(say(app, "who stiffed us lately"))
    app.segmented_control(key="filter-status").set_value("archived").run()
    assert not drawn.names(app)
    assert not offers(say(app, "acme boat yard"))
    assert chat.asked == []


def test_without_a_model_or_where_it_is_never_asked_nothing_shows(
    records: Database, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not offers(say(app.run(), SENTENCE))
    assert not offers_setting(app)
    app.switch_page("pages/clients.py")
    with chatting() as chat:
        configure(monkeypatch, chat.model)
        set_to(records, "never")
        assert not offers(say(app.run(), SENTENCE))


def offers_setting(app: AppTest) -> bool:
    app.switch_page("pages/settings.py").run()
    return any(radio.key == "sentence-model" for radio in app.radio)


def test_where_it_is_always_asked_a_pause_comes_first(
    chat: Chat, records: Database, app: AppTest
) -> None:
    set_to(records, "always")
    say(app.run(), SENTENCE)
    assert "The model is asked in a moment." in captions(app)
    assert not offers(app)
    assert chat.asked == []


def test_the_setting_says_who_is_told_what_and_is_kept(
    chat: Chat, records: Database, app: AppTest
) -> None:
    app.run()
    assert offers_setting(app)
    told = f"{chat.model.host} is told the sentence as it was typed, the day"
    assert told in captions(app)
    assert app.radio(key="sentence-model").value == "asked"

    app.radio(key="sentence-model").set_value("always").run()

    assert workspace(records).sentence_model == "always"


def test_only_administrators_change_it(
    chat: Chat, records: Database, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert records.path.exists()
    assert chat.asked == []
    app.run()
    seen_by(monkeypatch, Role.SUPPORT)
    assert offers_setting(app)
    assert app.radio(key="sentence-model").disabled
