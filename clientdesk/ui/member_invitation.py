"""What an administrator tells a new member: where to go, and as whom to sign in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.ui import here, identity, state
from clientdesk.ui.components import link

if TYPE_CHECKING:
    from collections.abc import Callable

_INVITED: Final = "member-invited"


@dataclass(frozen=True, slots=True)
class Invited:
    """Who was made a member just now."""

    name: str
    email: str


def offer(invited: Invited) -> bool:
    """Keep it for the dialog's next run; False where nobody signs in, so there is nothing to do."""
    if identity.is_asked():
        state.keep(_INVITED, invited)
    return identity.is_asked()


def is_kept() -> bool:
    """Whether a new member was not told of yet."""
    return state.has(_INVITED)


def take() -> Invited | None:
    """The new member to tell of, once."""
    nothing: Invited | None = None
    return state.take(_INVITED, nothing)


def show(invited: Invited, on_done: Callable[[], None]) -> None:
    """What to tell them, with the address to copy; it is drawn in this run only."""
    st.text(
        f"{invited.name} is a member now. ClientDesk sends no mail: tell them to open this address "
        f"and to sign in as {invited.email}."
    )
    link.show(here.address(), "member-address", label="Address to open", word="Copy address")
    st.button("Done", type="primary", key="member-told", on_click=on_done)


def word() -> str:
    """What it is called to make somebody a member."""
    return "Invite member" if identity.is_asked() else "Add member"


def what_it_means() -> str:
    """What becomes possible for a new member."""
    if identity.is_asked():
        return "They get in by signing in with this e-mail address, as the provider knows it."
    return (
        "With local sign-in nobody signs in; a member can be the owner of clients. For "
        "others to sign in, whoever runs the server sets CLIENTDESK_AUTH=oidc and a provider."
    )
