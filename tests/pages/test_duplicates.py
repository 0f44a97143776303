from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.model.words import Role
from clientdesk.queries.merges import survivor_of
from tests.pages.clients import made, seen_by
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def two(records: Database) -> tuple[UUID, UUID]:
    """Two records of one client, and another client."""
    made(records, "Zulu")
    one = made(records, "Acme Ltd", email="a@acme.example", notes="Call first.")
    other = made(records, "ACME Limited", email="b@acme.example", phone="+353 1 679 0000")
    return one, other


def opened(app: AppTest, *compared: UUID) -> AppTest:
    if compared:
        app.query_params["clients"] = ",".join(map(str, compared))
    app.switch_page("pages/duplicates.py").run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    parts = (*app.markdown, *app.text, *app.caption, *app.subheader)
    return "\n".join(str(part.value) for part in parts)


def test_a_group_says_how_alike_and_why(two: tuple[UUID, UUID], app: AppTest) -> None:
    text = said(opened(app))

    assert "Probably the same" in text
    assert "same name and same domain in the e\\-mail" in text
    assert "Zulu" not in text
    assert app.button(key=f"compare-{two[0]}")


def test_records_are_merged_field_by_field_and_taken_back(
    two: tuple[UUID, UUID], app: AppTest, records: Database
) -> None:
    one, other = two
    press(opened(app), f"compare-{one}")
    press(app, f"take-email-{other}")
    press(app, "merge-ask")
    press(app, "merge-do")

    row = records.row("client_to_change", id=one)
    assert row is not None
    assert (row["name"], row["email"]) == ("Acme Ltd", "b@acme.example")
    assert row["phone"] == "+353 1 679 0000"
    survivor = survivor_of(records, other)
    assert survivor is not None
    assert survivor.id == one
    press(app, "undo")
    assert "taken back" in " ".join(toast.value for toast in app.toast)
    assert records.row("client_to_change", id=other) is not None


def test_who_stays_can_be_chosen(two: tuple[UUID, UUID], app: AppTest, records: Database) -> None:
    one, other = two
    opened(app, one, other)
    press(app, f"merge-keep-{other}")
    press(app, "merge-ask")
    press(app, "merge-do")

    assert records.row("client_to_change", id=one) is None
    row = records.row("client_to_change", id=other)
    assert row is not None
    assert (row["name"], row["notes"]) == ("ACME Limited", "Call first.")


def test_what_somebody_else_changed_meanwhile_is_said_and_nothing_is_merged(
    two: tuple[UUID, UUID], app: AppTest, records: Database
) -> None:
    one, other = two
    opened(app, one, other)
    press(app, "merge-ask")
    clients.archive(records, local_owner(records), other, THEN)
    press(app, "merge-do")

    assert "changed after you opened this" in app.error[0].value
    assert survivor_of(records, other) is None


def test_clients_told_apart_are_shown_no_more_until_that_is_taken_back(
    two: tuple[UUID, UUID], app: AppTest
) -> None:
    press(opened(app), f"apart-{two[0]}")
    assert "No duplicates" in said(app)
    assert app.expander[0].label == "Not duplicates, 1 pair"

    press(app, "undo")
    assert app.button(key=f"compare-{two[0]}")


def test_a_filter_leaves_the_groups_with_its_reason(
    two: tuple[UUID, UUID], app: AppTest, records: Database
) -> None:
    first = made(records, "Birch", tax_id="GB371201047")
    made(records, "Other trade name", tax_id="GB371201047")
    opened(app)
    app.selectbox(key="duplicates-reason").set_value("TAX_ID").run()

    keys = {button.key for button in app.button}
    assert f"compare-{first}" in keys
    assert f"compare-{two[0]}" not in keys


def test_records_that_are_no_more_cannot_be_compared(
    two: tuple[UUID, UUID], app: AppTest, records: Database
) -> None:
    records.write(lambda tx: tx.execute("delete_client", id=two[1]))

    opened(app, *two)

    assert app.title[0].value == "Nothing to compare"


def test_support_looks_and_is_told_who_merges(
    two: tuple[UUID, UUID], app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen_by(monkeypatch, Role.SUPPORT)
    opened(app)
    assert "takes an admin" in said(app)
    press(app, f"compare-{two[0]}")

    keys = {button.key or "" for button in app.button}
    assert not [key for key in keys if key.startswith(("merge-", "take-", "apart-"))]
