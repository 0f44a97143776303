"""A client's portal on its profile: whether it is on, its link, and whether anybody looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.actions import portal
from clientdesk.config import settings
from clientdesk.errors import ConfigError
from clientdesk.model.permissions import Permission, may
from clientdesk.model.portal_token import address
from clientdesk.queries.portal import standing
from clientdesk.text.amounts import number
from clientdesk.text.dates import day, moment
from clientdesk.text.plurals import count
from clientdesk.ui import cached, here, notices, portal_switch
from clientdesk.ui.components import facts, link
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord
    from clientdesk.queries.portal import Standing

HERE_ONLY = (
    "Links open on this machine only. To send one, let members sign in (CLIENTDESK_AUTH=oidc), set "
    "CLIENTDESK_PUBLIC_URL to the address at which clients reach this server, and start it again."
)
_HIDDEN = (
    "This link was sealed with a secret that is not here any more, so it cannot be shown. It still "
    "opens for who has it. An admin can regenerate it to get one that can be copied."
)


def show(record: ClientRecord) -> None:
    """Draw the card as far as the role permits."""
    portal_switch.show(record, "profile")
    _small(_state(record))
    if record.portal_enabled and may(cached.actor(), Permission.TOGGLE_PORTAL):
        _link(record)
    now = _standing(record.id)
    if now is None:
        return
    facts.show(_facts(now), f"portal-{record.id}")
    if may(cached.actor(), Permission.REGENERATE_LINKS) and st.button(
        "Regenerate link", key=f"portal-regenerate-{record.id}", icon=":material/autorenew:"
    ):
        _ask(record, now)


def link_for(client_id: UUID | None) -> str | None:
    """The address to send a client; None unless its page opens, and from other machines too."""
    if client_id is None or settings().public_url is None:
        return None
    try:
        return _address(client_id)
    except ConfigError:
        return None


def _address(client_id: UUID) -> str | None:
    """Where the client's page is, made if need be; None while nobody may be shown it."""
    allowed = may(cached.actor(), Permission.TOGGLE_PORTAL)
    if not allowed or not cached.client(client_id).portal_enabled:
        return None
    token = portal.link(cached.database(), cached.actor(), client_id, cached.now()).token
    return address(here.address(), token) if token else None


def _link(record: ClientRecord) -> None:
    try:
        shown = _address(record.id)
    except ConfigError as problem:
        st.error(md(f"{problem.message} {problem.hint}".strip()))
        return
    if shown is None:
        st.text(_HIDDEN)
        return
    link.show(shown, f"portal-link-{record.id}", label=f"Portal link of {record.name}")
    if settings().public_url is None:
        _small(HERE_ONLY)


def _state(record: ClientRecord) -> str:
    if not record.portal_enabled:
        return "The portal is off. Turn it on when the client should see its account."
    if record.archived_at:
        return "The portal is on. The client is archived: its page says so and stays readable."
    return "Whoever has the link sees the client's totals, issued invoices and statements."


def _facts(now: Standing) -> list[Fact]:
    """How often the link was opened, when last, and whose link it is."""
    workspace = cached.workspace()
    made = day(workspace.day(now.created_at), workspace.locale)
    last = moment(now.last_viewed, workspace.locale, workspace.timezone)
    return [
        Fact("Last viewed", last if now.last_viewed else "Not viewed yet"),
        Fact("Views", number(now.views, workspace.locale)),
        Fact("Link made", f"{made} by {now.created_by}"),
    ]


def _ask(record: ClientRecord, now: Standing) -> None:
    title = f"Regenerate the link of {md(short(record.name, 60))}?"
    st.dialog(title, width="small")(_body)(record, now)


def _body(record: ClientRecord, now: Standing) -> None:
    workspace = cached.workspace()
    made = day(workspace.day(now.created_at), workspace.locale)
    st.text(
        f"The link of {made} ends at once and for good. It was opened "
        f"{count(now.views, 'time', locale=workspace.locale)}. Whoever has it, in a mail or a "
        "bookmark, then sees “Page not found”."
    )
    st.text(f"Send the new link to {record.name}: it does not go out by itself.")
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="portal-keep"):
            st.rerun()
        if st.button(
            "End it and regenerate",
            key="portal-replace",
            type="primary",
            on_click=_replace,
            args=(record.id,),
        ):
            st.rerun()


def _replace(client_id: UUID) -> None:
    portal.regenerate(cached.database(), cached.actor(), client_id, cached.now())
    notices.say("The portal has a new link; the one before has ended.")


def _standing(client_id: UUID) -> Standing | None:
    return cached.read_on_day(
        lambda database, _day: standing(database, client_id), "portal-standing", str(client_id)
    )


def _small(text: str) -> None:
    st.markdown(f":small[:gray[{md(text)}]]")
