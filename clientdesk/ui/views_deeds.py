"""What the menu of views does, and the dialogs that it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import list_choices, saved_views
from clientdesk.errors import ClientDeskError
from clientdesk.model.permissions import Permission, may
from clientdesk.model.saved_view import MAX_NAME
from clientdesk.ui import cached, notices, state, steering, views_here
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from clientdesk.model.saved_view import SavedView

MENU: Final = "views-menu"
RENAME: Final = "Rename"
UPDATE: Final = "Update to what is shown"
DEFAULT: Final = "Open Clients with it"
NO_DEFAULT: Final = "No longer open Clients with it"
COPY: Final = "Duplicate"
SHARE: Final = "Share with everybody"
UNSHARE: Final = "Take back from others"
DELETE: Final = "Delete"

_NEW: Final = "views-dialog-new"
_ASKED: Final = "views-dialog"
_NAME: Final = "views-name"
_SHARED: Final = "views-shared"
_OPENS: Final = "views-opens"
_PROBLEM: Final = "views-problem"


def go_to(view_id: UUID | None) -> None:
    """Show a view, or all active clients, and close the menu."""
    state.keep(MENU, False)
    views_here.go_to(view_id)


def reset() -> None:
    """Show again what the view shows by itself."""
    found = views_here.here()
    if found.shown:
        steering.forget_columns()
        steering.go_to(found.shown.filter)


def choose_default(view_id: UUID | None) -> None:
    """Let Clients open with a view for the member."""
    list_choices.choose_default(cached.database(), cached.actor(), view_id)


def ask_for_name() -> None:
    """Open the dialog that keeps what is shown as a view."""
    state.keep(MENU, False)
    state.keep(_NEW, True)


def update() -> None:
    """Let the view that is open show what is shown now."""
    found = views_here.here()
    if found.view:
        _update(found.view)


def take(view_id: UUID) -> None:
    """Do what was chosen in a view's own menu."""
    chosen = state.recall(f"views-more-{view_id}", "")
    view = next((one for one in views_here.views() if one.id == view_id), None)
    if view is None or not chosen:
        return
    if chosen in {RENAME, DELETE}:
        state.keep(MENU, False)
        state.keep(_ASKED, (chosen, view_id))
    else:
        _DEEDS[chosen](view)


def show() -> None:
    """Open the dialog that was asked for, once."""
    nothing: tuple[str, UUID | None] = ("", None)
    deed, view_id = state.take(_ASKED, nothing)
    view = next((one for one in views_here.views() if one.id == view_id), None)
    if state.take(_NEW, default=False):
        st.dialog("Save as a view")(_new)()
    elif view and deed == RENAME:
        st.dialog("Rename this view", width="small")(_rename)(view)
    elif view:
        st.dialog(f"Delete {md(short(view.name, 40))}?", width="small")(_delete)(view)


def _new() -> None:
    st.text("It keeps the filter, its order and the columns that are shown now.")
    name = st.text_input("Name", max_chars=MAX_NAME, key=_NAME, placeholder="Overdue in Berlin")
    shared = False
    if may(cached.actor(), Permission.SHARE_VIEWS):
        shared = st.checkbox("Share it with everybody in the workspace", key=_SHARED)
    opens = st.checkbox("Open Clients with it from now on", key=_OPENS)
    if _saves("Save view", lambda: _save(name, shared=shared, opens=opens)):
        st.rerun()


def _rename(view: SavedView) -> None:
    name = st.text_input("Name", view.name, max_chars=MAX_NAME, key=f"{_NAME}-{view.id}")
    if _saves(
        "Rename",
        lambda: saved_views.rename(cached.database(), cached.actor(), view.id, name, cached.now()),
    ):
        st.rerun()


def _delete(view: SavedView) -> None:
    others = " Everybody loses it." if view.is_shared else ""
    st.text(f"The view goes; the clients in it stay as they are.{others}")
    if _saves("Delete view", lambda: _end(view)):
        notices.say(f"The view {short(view.name)} was deleted.")
        st.rerun()


def _saves(word: str, do: Callable[[], object]) -> bool:
    """Draw the dialog's foot; whether it was done, with what refused it above the buttons."""
    refusal = st.empty()
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="views-cancel"):
            st.rerun()
        wanted = st.button(word, type="primary", key="views-do")
    if not wanted:
        return False
    try:
        do()
    except ClientDeskError as problem:
        refusal.error(md(f"{problem.message} {problem.hint}".strip()))
        return False
    return True


def _save(name: str, *, shared: bool, opens: bool) -> None:
    database, actor = cached.database(), cached.actor()
    view_id = saved_views.save(
        database, actor, name, shown=views_here.shown_now(), shared=shared, now=cached.now()
    )
    if opens:
        list_choices.choose_default(database, actor, view_id)
    _open(view_id)
    notices.say(f"The view {short(name)} was saved.")


def _end(view: SavedView) -> None:
    found = views_here.here()
    saved_views.delete(cached.database(), cached.actor(), view.id, cached.now())
    if found.view and found.view.id == view.id:
        views_here.go_to(None)


def _update(view: SavedView) -> None:
    shown = views_here.shown_now()
    saved_views.update(cached.database(), cached.actor(), view.id, shown, cached.now())
    _open(view.id)
    notices.say(f"The view {short(view.name)} shows this from now on.")


def _open(view_id: UUID) -> None:
    """Show a view that shows what is shown already, and count who is new from here on."""
    state.keep(MENU, False)
    views_here.go_to(view_id)
    views_here.look(views_here.here())


def _copy(view: SavedView) -> None:
    _open(saved_views.duplicate(cached.database(), cached.actor(), view.id, cached.now()))


def _share(view: SavedView, *, shared: bool) -> None:
    saved_views.share(cached.database(), cached.actor(), view.id, shared=shared, now=cached.now())


_DEEDS: Final[dict[str, Callable[[SavedView], None]]] = {
    UPDATE: _update,
    DEFAULT: lambda view: choose_default(view.id),
    NO_DEFAULT: lambda _view: choose_default(None),
    COPY: _copy,
    SHARE: lambda view: _share(view, shared=True),
    UNSHARE: lambda view: _share(view, shared=False),
}
