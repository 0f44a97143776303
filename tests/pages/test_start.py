from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.queries.members import members
from clientdesk.queries.workspace import workspace
from clientdesk.store.database import database
from tests.pages.conftest import make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


def test_without_a_database_the_first_page_makes_a_workspace(app: AppTest, path: Path) -> None:
    app.run()
    app.text_input(key="start-name").input("  Harbour & Sons ")
    app.selectbox(key="start-country").select("US")
    app.text_input(key="start-owner-name").input("Ada Byrne")
    app.text_input(key="start-owner-email").input("ada@harbour.example")
    app.run()
    app.button(key="start-create").click().run()

    made = workspace(database())
    assert (made.name, made.country, made.base_currency) == ("Harbour & Sons", "US", "USD")
    assert not made.is_demo
    assert [member.name for member in members(database())] == ["Ada Byrne"]
    assert database().path == path
    assert app.title[0].value == "Clients"
    assert not app.exception


def test_what_is_missing_is_named_and_nothing_is_made(app: AppTest, path: Path) -> None:
    app.run()
    app.button(key="start-create").click().run()

    [error] = app.error
    assert error.value == "Workspace name, Your name and Your e-mail must be filled in."
    assert not path.exists()


def test_a_refused_e_mail_leaves_no_half_made_database(app: AppTest, path: Path) -> None:
    app.run()
    app.text_input(key="start-name").input("Harbour")
    app.text_input(key="start-owner-name").input("Ada")
    app.text_input(key="start-owner-email").input("not an address")
    app.button(key="start-create").click().run()

    assert "E\\-mail" in app.error[0].value
    assert list(path.parent.glob("*.duckdb*")) == []


@pytest.mark.usefixtures("demo_records")
def test_a_demo_says_so_and_leads_to_ones_own(app: AppTest, path: Path) -> None:
    app.run()
    assert "Demo" in app.markdown[0].value

    app.switch_page("pages/start.py").run()
    app.text_input(key="start-name").input("Harbour")
    app.text_input(key="start-owner-name").input("Ada")
    app.text_input(key="start-owner-email").input("ada@harbour.example")
    app.button(key="start-create").click().run()

    assert database().path == path.with_name("clientdesk.duckdb")
    assert not any("Demo" in words.value for words in app.markdown)
    assert path.exists()


@pytest.mark.usefixtures("demo_records")
def test_ones_own_workspace_is_opened_again_and_the_demo_too(app: AppTest, path: Path) -> None:
    own = path.with_name("clientdesk.duckdb")
    make_workspace(own)

    app.run()
    app.switch_page("pages/start.py").run()
    app.button(key="start-open").click().run()
    assert database().path == own

    app.switch_page("pages/settings.py").run()
    app.button(key="open-demo").click().run()
    assert database().path == path


@pytest.mark.usefixtures("records")
def test_ones_own_workspace_says_nothing_of_a_demo(app: AppTest) -> None:
    app.run()

    assert not any("Demo" in words.value for words in app.markdown)


@pytest.mark.usefixtures("records")
def test_ones_own_workspace_makes_no_other(app: AppTest, path: Path) -> None:
    app.run()
    app.switch_page("pages/start.py").run()

    assert app.title[0].value == "This is your workspace"
    told = " ".join(words.value for words in app.text)
    assert "You are working in Northlight." in told
    assert "python -m clientdesk init --database FILE" in told
    assert not app.text_input
    assert [file.name for file in path.parent.glob("*.duckdb")] == [path.name]


def test_the_time_zone_follows_the_country_until_one_is_chosen(app: AppTest) -> None:
    app.run()
    app.selectbox(key="start-country").select("US").run()
    assert app.selectbox(key="start-zone").value == "America/New_York"

    app.selectbox(key="start-zone").select("America/Denver").run()
    app.selectbox(key="start-country").select("DE").run()
    assert app.selectbox(key="start-zone").value == "America/Denver"


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + b"picture" * 2000])
def test_another_kind_of_file_is_named_with_the_ways_on(
    app: AppTest, path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    app.run()

    told = " ".join(words.value for words in app.text)
    assert app.title[0].value == "This is not a database"
    assert f"ClientDesk was to open {path}. Nothing was changed." in told
    assert "Set CLIENTDESK_DATABASE to another file" in told
    assert path.read_bytes() == content


def test_a_damaged_database_without_backups_says_where_they_were_looked_for(
    app: AppTest, path: Path
) -> None:
    make_workspace(path)
    path.write_bytes(path.read_bytes()[:5000])
    app.run()

    told = " ".join(words.value for words in app.text)
    assert app.title[0].value == "The database cannot be used"
    assert told.startswith("The database file is damaged. Nothing was changed,")
    assert "copies of the files lie in" in told
    assert f"none of {path.name} was found in {path.parent / 'backups'}." in told
    assert "Restore a backup" not in told
