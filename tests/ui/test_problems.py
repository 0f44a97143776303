# AppTest runs the body of a function alone, with its imports.
# ruff: noqa: PLC0415

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def failing(kind: str) -> None:
    from clientdesk.errors import Refused
    from clientdesk.ui.problems import on_script_error

    problems = {
        "ours": Refused("The name **Nora** is taken.", hint="Add an initial."),
        "other": ValueError("a secret detail"),
    }
    assert on_script_error(problems[kind])


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("ours", r"The name \*\*Nora\*\* is taken\. Add an initial\."),
        ("other", "This page failed. What was saved before is safe. Reload it to try again."),
    ],
)
def test_a_failing_callback_is_said_in_words(kind: str, said: str) -> None:
    page = AppTest.from_function(failing, args=(kind,)).run()

    assert [error.value for error in page.error] == [said]
