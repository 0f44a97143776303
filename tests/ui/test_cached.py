from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients
from clientdesk.errors import NotFound
from clientdesk.model.client import ClientDraft
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.ids import new_id
from clientdesk.ui import cached, databases
from tests.pages.conftest import THEN, make_workspace

if TYPE_CHECKING:
    from clientdesk.store.database import Database

UI = Path(cached.__file__).parent

pytestmark = pytest.mark.usefixtures("records")


def add(name: str) -> None:
    draft = ClientDraft(name)
    clients.create(cached.database(), cached.actor(), draft, THEN, cached.today())


def test_a_write_is_seen_by_the_next_read() -> None:
    assert cached.directory(ClientFilter()).total == 0

    add("Harbour")

    found = cached.directory(ClientFilter())
    assert (found.total, found.clients["name"].to_list()) == (1, ["Harbour"])


def test_without_a_write_the_same_answer_is_given() -> None:
    add("Harbour")

    assert cached.directory(ClientFilter()) is cached.directory(ClientFilter())
    assert cached.directory(ClientFilter()) is not cached.directory(ClientFilter(search="har"))


def test_another_database_with_as_many_changes_is_another_one(path: Path) -> None:
    add("Harbour")
    other = path.with_name("other.duckdb")
    make_workspace(other)
    databases.switch(other)
    add("Lighthouse")

    assert cached.directory(ClientFilter()).clients["name"].to_list() == ["Lighthouse"]
    databases.switch(path)
    assert cached.directory(ClientFilter()).clients["name"].to_list() == ["Harbour"]


def test_local_sign_in_acts_as_the_owner(records: Database) -> None:
    assert cached.actor().name == "Nora Quinn"
    assert cached.database() is records
    assert [member.name for member in cached.members()] == ["Nora Quinn"]


def test_what_is_not_there_is_asked_for_again() -> None:
    nobody = new_id()
    for _ in range(2):
        with pytest.raises(NotFound):
            cached.client(nobody)


def test_an_answer_that_sessions_share_asks_for_nobody_whom_its_key_does_not_name() -> None:
    own = {"actor", "identity", "claims", "user", "session_state"}
    found = [
        f"{path.name}:{call.lineno}"
        for path in UI.glob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).rpartition(".")[2] in {"read_on_day", "read", "_answer"}
        for question in call.args[:1]
        for name in ast.walk(question)
        if (isinstance(name, ast.Name) and name.id in own)
        or (isinstance(name, ast.Attribute) and name.attr in own)
    ]

    assert found == []


def test_an_empty_workspace_has_no_invoices() -> None:
    assert not cached.has_invoices()
