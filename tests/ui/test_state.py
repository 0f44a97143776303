# AppTest runs the body of a function alone, with its imports.
# ruff: noqa: PLC0415

from __future__ import annotations

from uuid import UUID

import pytest
from streamlit.testing.v1 import AppTest

from clientdesk.model.client_filter import ClientFilter
from clientdesk.ui import state


def reading() -> None:
    import streamlit as st

    from clientdesk.ui import state

    read = state.read_filter()
    st.text(read.filter.to_json())
    st.text(read.problem.message if read.problem else "")
    st.text(state.last_filter().to_json())


def writing() -> None:
    import streamlit as st

    from clientdesk.model.client_filter import ClientFilter, StatusFilter
    from clientdesk.ui import state

    if st.button("Narrow"):
        state.show_filter(ClientFilter(search="harbour", status=StatusFilter.ALL))
    if st.button("Clear"):
        state.show_filter(ClientFilter())
    st.text(state.read_filter().filter.to_json())


def naming() -> None:
    import streamlit as st

    from clientdesk.errors import NotFound
    from clientdesk.ui import state

    try:
        st.text(str(state.client_in_address()))
    except NotFound as problem:
        st.text(problem.message)


def keeping() -> None:
    import streamlit as st

    from clientdesk.ui import state

    state.keep("kept", 1)
    st.text(f"{state.recall('kept', 0)} {state.has('kept')}")
    st.text(f"{state.take('kept', 0)} {state.take('kept', 0)} {state.has('kept')}")


def texts(page: AppTest) -> list[str]:
    return [words.value for words in page.text]


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ('{"search":"acme","sort":"overdue"}', '{"search":"acme","sort":"overdue"}'),
        ("", "{}"),
        ("{}", "{}"),
    ],
)
def test_the_filter_is_read_from_the_address(address: str, read: str) -> None:
    page = AppTest.from_function(reading)
    page.query_params["filter"] = address
    page.run()

    assert texts(page) == [read, "", read]


@pytest.mark.parametrize("address", ["{", "[]", '{"sarch":1}', "x" * 20_000, '{"limit":0}', "null"])
def test_what_cannot_be_read_is_said_and_the_list_is_unfiltered(address: str) -> None:
    page = AppTest.from_function(reading)
    page.query_params["filter"] = address
    page.run()

    shown, sentence, last = texts(page)
    assert (shown, last) == ("{}", "{}")
    assert sentence.endswith(".")


def test_a_shown_filter_stands_in_the_address_until_it_is_cleared() -> None:
    page = AppTest.from_function(writing).run()
    page.button[0].click().run()
    assert page.query_params["filter"] == '{"search":"harbour","status":"all"}'

    page.button[1].click().run()
    assert "filter" not in page.query_params
    assert texts(page) == ["{}"]


def test_a_client_is_named_by_its_id() -> None:
    page = AppTest.from_function(naming)
    page.query_params["id"] = "01a208d7-9434-7c5c-86d9-53570e428d7a"
    assert texts(page.run()) == ["01a208d7-9434-7c5c-86d9-53570e428d7a"]

    page.query_params["id"] = "<script>"
    assert texts(page.run()) == ["There is no client with the id “<script>”."]


def test_an_address_says_only_what_differs_from_the_usual() -> None:
    client_id = UUID("01a208d7-9434-7c5c-86d9-53570e428d7a")

    assert state.list_address(ClientFilter()) == {}
    assert state.client_address(client_id) == {"id": str(client_id)}
    assert state.client_address(client_id, ClientFilter(search="a")) == {
        "id": str(client_id),
        "filter": '{"search":"a"}',
    }


def test_what_is_taken_is_gone() -> None:
    page = AppTest.from_function(keeping).run()

    assert texts(page) == ["1 True", "1 0 False"]
