# AppTest runs the body of a function alone, with its imports.
# ruff: noqa: PLC0415

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def naming() -> None:
    from uuid import uuid4

    import streamlit as st

    from clientdesk.ui.invoice_forms import Subject, Typed, begin

    actor, subject = uuid4(), Subject(uuid4())
    for _ in range(2_000):
        st.session_state.setdefault("names", []).append(
            begin(subject, actor, Typed("EUR", "", "", "")).name
        )


def test_no_forms_name_holds_the_two_signs_that_a_components_key_refuses() -> None:
    at = AppTest.from_function(naming).run()
    names = at.session_state["names"]
    assert len(set(names)) == len(names)
    assert not [name for name in names if "__" in name]
