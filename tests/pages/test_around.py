from __future__ import annotations

from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def walk() -> None:
    """Ask for everybody's neighbours from every page, as the drawer and as the whole list does."""
    from uuid import UUID  # noqa: PLC0415 - AppTest runs this function's text on its own

    import streamlit as st  # noqa: PLC0415

    from clientdesk.model.client_filter import ClientFilter  # noqa: PLC0415
    from clientdesk.ui import around, cached, steering  # noqa: PLC0415

    everybody = ClientFilter()
    ids = [UUID(text) for text in cached.directory(everybody, limit=100).clients["id"]]
    for page in (1, 2, 3):
        steering.show_page(page)
        for client_id in ids:
            found = around.around(everybody, client_id)
            assert found == cached.neighbours(everybody, client_id), (page, client_id)
    st.text(f"walked {len(ids)}")


def turn() -> None:
    """Put the list on pages and on another list, as a step on and a link do."""
    import streamlit as st  # noqa: PLC0415

    from clientdesk.model.client_filter import ClientFilter  # noqa: PLC0415
    from clientdesk.ui import state, steering  # noqa: PLC0415

    pages, keys = [steering.page()], [steering.page_key()]
    steering.turn_to(26)
    st.pagination(3, default=steering.turned()[0], key=steering.page_key())
    pages.append(steering.page())
    keys.append(steering.page_key())
    state.show_filter(ClientFilter(search="a"))
    pages.append(steering.turned()[0])
    steering.follow()
    pages.append(steering.page())
    keys.append(steering.page_key())
    state.show_filter(ClientFilter())
    steering.follow()
    pages.append(steering.page())
    steering.turn_to(26)
    steering.follow()
    pages.append(steering.page())
    steering.go_to(ClientFilter())
    pages.append(steering.page())
    keys.append(steering.page_key())
    st.text(f"{pages} {len(set(keys))}")


def test_a_list_is_put_on_a_page_and_another_begins_at_its_first() -> None:
    app = AppTest.from_function(turn).run()
    assert not app.exception
    assert app.text[0].value == "[1, 2, 1, 1, 1, 2, 1] 4"


def test_the_neighbours_from_the_page_are_those_of_the_whole_list(records: Database) -> None:
    owner = local_owner(records)
    for number in range(53):
        draft = ClientDraft(f"Client {number:02}")
        clients.create(records, owner, draft, THEN, THEN.date())
    app = AppTest.from_function(walk, default_timeout=60).run()
    assert not app.exception
    assert app.text[0].value == "walked 53"
