"""The way into one's own workspace: the demo's notice and the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.errors import ClientDeskError
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.text.labels import labels
from clientdesk.text.plurals import listed
from clientdesk.ui import cached, choices, databases, state
from clientdesk.ui.escape import md, short
from clientdesk.ui.sections import section

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from streamlit.delta_generator import DeltaGenerator

_COUNTRY: Final = "start-country"
_ZONE: Final = "start-zone"
_ZONE_CHOSEN: Final = "start-zone-chosen"
_DONE: Final = "start-done"
_ANOTHER: Final = (
    "For one more, run “python -m clientdesk init --database FILE”, which says what else it needs, "
    "then set CLIENTDESK_DATABASE to that file and start ClientDesk again."
)


def demo_notice() -> None:
    """The line that says this is a demo, with the way to one's own workspace."""
    with st.container(horizontal=True, key="demo-notice", vertical_alignment="center"):
        st.badge("Demo", icon=":material/science:", color="blue")
        st.markdown("Made-up clients and invoices. Try anything here.", width="stretch")
        if not databases.may_switch():
            return
        label = "Back to your workspace" if databases.own().exists() else "Start your own workspace"
        st.page_link("pages/start.py", label=label, icon=":material/arrow_forward:")


def other_workspace() -> None:
    """In one's own workspace the way back to the demo, where there is one."""
    demo = databases.demo()
    if demo is None or cached.workspace().is_demo or not databases.may_switch():
        return
    place = section("Demo", "The made-up workspace is still beside yours.", key="demo")
    place.button("Look at the demo", key="open-demo", on_click=_open, args=(demo,))
    place.caption("Everybody on this server sees it until you come back or the server restarts.")
    if state.take(_DONE, default=False):
        st.switch_page("pages/clients.py")


def page() -> None:
    """What the start page's address opens: only a demo leads to a new workspace."""
    if cached.workspace().is_demo or state.has(_DONE):
        show()
        return
    with st.container(key="start", width=680):
        st.title("This is your workspace", anchor=False)
        st.text(f"You are working in {short(cached.workspace().name)}.")
        st.text(_ANOTHER)
        st.page_link("pages/clients.py", label="Go to Clients", icon=":material/arrow_forward:")


def show() -> None:
    """The first page: what a workspace needs, and one button."""
    if state.take(_DONE, default=False):
        st.switch_page("pages/clients.py")
    with st.container(key="start", width=680):
        if databases.own().exists():
            _open_own()
        else:
            _form()


def _open_own() -> None:
    st.title("Your workspace", anchor=False)
    st.text("You have started your own workspace already. The demo stays as it is.")
    st.text(_ANOTHER)
    st.button(
        "Open your workspace",
        type="primary",
        key="start-open",
        on_click=_open,
        args=(databases.own(),),
    )


def _open(path: Path) -> None:
    databases.switch(path)
    state.keep(_DONE, True)


def _form() -> None:
    st.title("Start your own workspace", anchor=False)
    st.caption("It begins empty. Everything here but the base currency can be changed later.")
    with st.container(border=True, key="start-workspace"):
        st.subheader("Your workspace", anchor=False)
        draft = _workspace()
    with st.container(border=True, key="start-owner"):
        st.subheader("You", anchor=False)
        left, right = st.columns(2)
        owner = left.text_input("Your name", key="start-owner-name", max_chars=100)
        email = right.text_input("Your e-mail", key="start-owner-email", autocomplete="email")
    if st.button("Create workspace", type="primary", key="start-create"):
        _create(draft, owner, email)


def _workspace() -> WorkspaceDraft:
    name = st.text_input(
        "Workspace name", key="start-name", max_chars=200, placeholder="Your company’s name"
    )
    left, right = st.columns(2)
    zone = choices.zone_of(st.context.timezone)
    country = left.selectbox(
        "Country",
        choices.countries(),
        _position(choices.countries(), choices.country_of(zone)),
        format_func=choices.countries().__getitem__,
        key=_COUNTRY,
    )
    currency = right.selectbox(
        "Base currency",
        choices.currencies(),
        _position(choices.currencies(), choices.currency_of(country)),
        format_func=choices.currencies().__getitem__,
        key=f"start-currency-{country}",
        help="Totals over all clients are in it. It is fixed once there is an invoice.",
    )
    timezone = _timezone(left, country, zone)
    terms = right.number_input("Payment terms in days", 0, 365, 30, key="start-terms")
    tone = left.selectbox(
        "Reminder tone", labels("tone"), format_func=labels("tone").__getitem__, key="start-tone"
    )
    return WorkspaceDraft(
        name=name,
        country=country,
        base_currency=currency,
        timezone=timezone,
        locale=choices.language_of(st.context.locale, country),
        payment_terms_days=terms,
        reminder_tone=tone,
    )


def _timezone(place: DeltaGenerator, country: str, browser: str) -> str:
    """The time zone, which follows the country until the person chooses another."""
    if not (state.recall(_ZONE_CHOSEN, default=False) and state.has(_ZONE)):
        state.keep(_ZONE, choices.zone_in(country, browser))
    chosen: str = place.selectbox(
        "Time zone",
        choices.timezones(),
        key=_ZONE,
        on_change=state.keep,
        args=(_ZONE_CHOSEN, True),
    )
    return chosen


def _create(draft: WorkspaceDraft, owner: str, email: str) -> None:
    asked = {"Workspace name": draft.name, "Your name": owner, "Your e-mail": email}
    blank = [label for label, text in asked.items() if not text.strip()]
    if blank:
        st.error(f"{listed(blank)} must be filled in.")
        return
    try:
        with st.spinner("Making your workspace"):
            databases.start(draft, owner, email, cached.now())
    except ClientDeskError as problem:
        st.error(md(f"{problem.message} {problem.hint}".strip()))
    else:
        st.switch_page("pages/clients.py")


def _position(options: Iterable[str], wanted: str) -> int:
    return list(options).index(wanted)
