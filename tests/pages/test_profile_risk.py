from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions import credit
from clientdesk.actions.workspace import local_owner
from clientdesk.model.words import Role
from tests.pages import drawn
from tests.pages.clients import keys, made, opened, seen_by
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def test_an_admin_sets_a_limit_and_a_hold(app: AppTest, records: Database) -> None:
    client_id = made(records)
    opened(app, client_id)
    assert drawn.facts(app, f"risk-{client_id}")["Credit limit"] == "No limit set"
    app.button(key="credit-edit").click().run()
    app.text_input(key=f"credit-credit_limit-{client_id}").set_value("5,000")
    app.toggle(key=f"credit-on_hold-{client_id}").set_value(True)
    app.button(key="credit-save").click().run()
    assert not app.exception
    facts = drawn.facts(app, f"risk-{client_id}")
    assert (facts["Credit limit"], facts["On hold"]) == ("€5,000.00", "On hold")
    assert facts["Headroom"] == "€5,000"
    assert any("On hold" in text.value for text in app.markdown)
    assert drawn.sentences(app, f"activity-{client_id}")[0] == (
        "Nora Quinn changed Credit limit and On hold."
    )


def test_a_limit_that_is_no_amount_is_refused_with_the_reason(
    app: AppTest, records: Database
) -> None:
    client_id = made(records)
    opened(app, client_id)
    app.button(key="credit-edit").click().run()
    for text in ("much", "-5", "1.234"):
        app.text_input(key=f"credit-credit_limit-{client_id}").set_value(text)
        app.button(key="credit-save").click().run()
        assert app.error[0].value.startswith("Credit limit")
        assert app.text_input(key=f"credit-credit_limit-{client_id}").value == text


def test_support_sees_the_limit_but_does_not_set_it(
    app: AppTest, records: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id, owner = made(records), local_owner(records)
    credit.set_credit(
        records,
        owner,
        client_id,
        read={"on_hold": False},
        changes={"on_hold": True},
        now=THEN,
    )
    seen_by(monkeypatch, Role.SUPPORT)
    opened(app, client_id)
    assert drawn.facts(app, f"risk-{client_id}")["On hold"] == "On hold"
    assert "credit-edit" not in keys(app)
