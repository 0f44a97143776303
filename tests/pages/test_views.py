from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients, list_choices, saved_views
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.client_filter import ClientFilter, StatusFilter
from clientdesk.model.ids import new_id
from clientdesk.model.permissions import Actor
from clientdesk.model.saved_view import Shown
from clientdesk.model.words import Role
from clientdesk.queries.saved_views import choices_of, views_of
from tests.pages import drawn
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database

CORK = ClientFilter(location=("Cork",))


def add(records: Database, name: str, address: str) -> UUID:
    draft = ClientDraft(name, address=address)
    return clients.create(records, local_owner(records), draft, THEN, THEN.date()).id


@pytest.fixture
def cork(records: Database) -> UUID:
    """A view of the owner's, of two clients of whom one is in Cork; it shows whose they are."""
    add(records, "Acme", "Cork")
    add(records, "Bravo", "Dublin")
    shown = Shown(CORK, ("owner",))
    return saved_views.save(records, local_owner(records), "In Cork", shown=shown, now=THEN)


def opened(app: AppTest, **address: str) -> AppTest:
    for name, value in address.items():
        app.query_params[name] = value
    app.session_state["views-menu"] = True
    app.run()
    assert not app.exception
    return app


def pressed(app: AppTest, **dialog: object) -> AppTest:
    """Press the button of a dialog, which AppTest draws only where it is asked for again."""
    for name, asked in dialog.items():
        app.session_state[name.replace("_", "-")] = asked
    return app.button(key="views-do").click().run()


def gone_to(app: AppTest, key: str) -> AppTest:
    """Choose a view from the menu, which closes, and open the menu again."""
    app.button(key=key).click().run()
    app.session_state["views-menu"] = True
    return app.run()


def has(app: AppTest, key: str) -> bool:
    return key in [button.key for button in app.button]


def test_a_view_is_a_link_to_its_list_with_its_columns(cork: UUID, app: AppTest) -> None:
    opened(app, view=str(cork))

    assert drawn.names(app) == ["Acme"]
    assert drawn.columns(app) == ["Name", "Owner"]
    assert "filter" not in app.query_params
    assert not has(app, "views-save")


def test_a_changed_list_stands_in_the_address_beside_its_view_and_can_be_saved(
    cork: UUID, app: AppTest, records: Database
) -> None:
    opened(app, view=str(cork))
    app.button(key="chip-location").click().run()
    assert app.query_params["filter"] == "{}"
    assert app.query_params["view"] == str(cork)
    assert drawn.names(app) == ["Acme", "Bravo"]

    app.button(key="views-save").click().run()

    [view] = views_of(records, local_owner(records).id)
    assert view.shown() == Shown(ClientFilter(), ("owner",))
    assert "filter" not in app.query_params
    assert not has(app, "views-save")


def test_reset_shows_again_what_the_view_shows(cork: UUID, app: AppTest) -> None:
    opened(app, view=str(cork), filter='{"search":"bravo"}')
    assert drawn.names(app) == ["Bravo"]

    app.button(key="views-reset").click().run()

    assert drawn.names(app) == ["Acme"]


def test_what_is_shown_is_kept_under_a_name_and_opens_clients_from_then_on(
    cork: UUID, app: AppTest, records: Database
) -> None:
    assert cork
    opened(app, filter='{"search":"bravo"}')
    app.button(key="views-save-as").click().run()
    app.text_input(key="views-name").set_value("In Cork")
    pressed(app, views_dialog_new=True)
    assert "already" in app.error[0].value

    app.text_input(key="views-name").set_value("Like Bravo")
    app.checkbox(key="views-opens").set_value(True)
    pressed(app, views_dialog_new=True)

    owner = local_owner(records).id
    view = next(one for one in views_of(records, owner) if one.name == "Like Bravo")
    assert choices_of(records, owner).default_view_id == view.id
    app.query_params.clear()
    app.run()
    assert app.query_params["view"] == str(view.id)
    assert drawn.names(app) == ["Bravo"]


def test_clients_opens_with_the_default_and_all_are_one_click_away(
    cork: UUID, app: AppTest, records: Database
) -> None:
    list_choices.choose_default(records, local_owner(records), cork)
    opened(app)
    assert (drawn.names(app), app.query_params["view"]) == (["Acme"], str(cork))

    app.button(key="views-go-all").click().run()
    assert drawn.names(app) == ["Acme", "Bravo"]
    app.run()
    assert drawn.names(app) == ["Acme", "Bravo"]


def test_a_link_with_a_filter_is_not_laid_over_by_the_default(
    cork: UUID, app: AppTest, records: Database
) -> None:
    list_choices.choose_default(records, local_owner(records), cork)
    opened(app, filter='{"search":"bravo"}')
    assert drawn.names(app) == ["Bravo"]

    app.button(key="clear-filters" if has(app, "clear-filters") else "views-go-all").click().run()

    assert drawn.names(app) == ["Acme", "Bravo"]


def test_a_private_views_link_says_so_to_others_and_shows_everybody(
    records: Database, app: AppTest
) -> None:
    add(records, "Acme", "Cork")
    stranger = Actor(new_id(), "Rea Doe", Role.ADMIN)
    shown = Shown(ClientFilter(status=StatusFilter.ARCHIVED), ())
    theirs = saved_views.save(records, stranger, "Secret", shown=shown, now=THEN)

    for view in (str(theirs), str(new_id()), "nonsense", "<b>"):
        opened(app, view=view)
        assert "private or was deleted" in app.warning[0].value
        assert drawn.names(app) == ["Acme"]


def test_a_view_that_cannot_be_read_any_more_says_so(
    cork: UUID, app: AppTest, records: Database
) -> None:
    with records.cursor() as cursor:
        cursor.execute("update saved_views set filter = '{\"mood\":1}' where id = ?", [cork])
    opened(app, view=str(cork))

    assert "can no longer be read" in app.warning[0].value
    assert drawn.names(app) == ["Acme", "Bravo"]


def test_who_came_since_the_last_look_is_counted_until_the_next(
    cork: UUID, app: AppTest, records: Database
) -> None:
    opened(app, view=str(cork))
    gone_to(app, "views-go-all")
    add(records, "Charlie", "Cork")
    app.run()
    assert "1 new" in app.button(key=f"views-go-{cork}").label

    gone_to(gone_to(app, f"views-go-{cork}"), "views-go-all")

    assert "new" not in app.button(key=f"views-go-{cork}").label


def test_columns_that_are_chosen_outside_views_are_found_again(
    records: Database, app: AppTest
) -> None:
    add(records, "Acme", "Cork")
    list_choices.choose_columns(records, local_owner(records), ["phone"])
    opened(app)
    assert drawn.columns(app) == ["Name", "Phone"]


def test_a_view_is_renamed_shared_and_deleted_from_its_menu(
    cork: UUID, app: AppTest, records: Database
) -> None:
    owner = local_owner(records).id
    opened(app, view=str(cork))
    assert app.get("menu_button"), "the menu of a view"
    saved_views.share(records, local_owner(records), cork, shared=True, now=THEN)
    app.session_state["views-dialog"] = ("Rename", cork)
    app.run()
    app.text_input(key=f"views-name-{cork}").set_value("Cork and around")
    pressed(app, views_dialog=("Rename", cork))
    assert [view.name for view in views_of(records, owner)] == ["Cork and around"]

    app.session_state["views-dialog"] = ("Delete", cork)
    app.run()
    pressed(app, views_dialog=("Delete", cork))

    assert views_of(records, owner) == []
    assert app.query_params["view"] == "all"
