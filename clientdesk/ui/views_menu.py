"""The menu of saved views beside the title: which is open, whether it was changed, who is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.permissions import Permission, may
from clientdesk.text.amounts import number
from clientdesk.ui import cached, views_deeds, views_here
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clientdesk.model.saved_view import SavedView
    from clientdesk.ui.views_here import Here

_LONGEST: Final = 32
_EVERYBODY: Final = "All clients"
_CHEAP: Final = 400_000
"""Clients times views that are looked through for the mark on the closed menu."""


def show(here: Here) -> None:
    """Draw the menu, and what keeps a change."""
    views = views_here.views()
    name = here.view.name if here.view else _EVERYBODY
    mark = _mark(views, here)
    with st.container(
        horizontal=True, vertical_alignment="center", key="views", gap="xsmall", width="content"
    ):
        menu = st.popover(
            f"{md(short(name, _LONGEST))}{mark}",
            key=views_deeds.MENU,
            icon=":material/bookmark:" if here.view else ":material/group:",
            on_change="rerun",
        )
        if menu.open:
            with menu:
                _lines(views, here)
        _keep_change(here)


def _mark(views: Sequence[SavedView], here: Here) -> str:
    """How many are new in the other views, where that is counted quickly."""
    others = [view for view in views if here.view is None or view.id != here.view.id]
    if not others or len(others) * views_here.size() > _CHEAP:
        return ""
    new = sum(views_here.news(view) or 0 for view in others)
    return f" :blue-badge[{_new(new)}]" if new else ""


def _new(new: int) -> str:
    return f"{number(new, cached.workspace().locale)} new"


def _keep_change(here: Here) -> None:
    """What was changed can be saved, kept as another view, or dropped."""
    now = views_here.shown_now()
    if here.view is None:
        if now.filter != ClientFilter():
            _button("Save as view", "views-save-as", views_deeds.ask_for_name)
        return
    if not here.is_changed:
        return
    st.badge("Changed", color="orange")
    if here.view.may_be_changed_by(cached.actor()):
        _button("Save", "views-save", views_deeds.update)
    _button("Save as", "views-save-as", views_deeds.ask_for_name)
    if here.shown:
        _button("Reset", "views-reset", views_deeds.reset)


def _button(label: str, key: str, do: Callable[[], None]) -> None:
    st.button(label, key=key, type="tertiary", on_click=do)


def _lines(views: Sequence[SavedView], here: Here) -> None:
    with st.container(key="views-list", gap=None):
        is_default = views_here.choices().default_view_id is None
        _everybody(is_open=here.view is None, is_default=is_default)
        mine = [view for view in views if view.owner_id == cached.actor().id]
        others = [view for view in views if view not in mine]
        for title, some in (("Mine", mine), ("Shared by others", others)):
            if some:
                st.caption(title)
            for view in some:
                _line(view, is_open=here.view is not None and view.id == here.view.id)
    if not views:
        st.caption("Filter the list, then keep it here: alone or for everybody.")
    _button("Save what is shown as a view", "views-new", views_deeds.ask_for_name)


def _everybody(*, is_open: bool, is_default: bool) -> None:
    with _row("views-line-all"):
        st.button(
            _EVERYBODY,
            key="views-go-all",
            type="tertiary",
            icon=":material/check:" if is_open else ":material/group:",
            on_click=views_deeds.go_to,
            args=(None,),
            width="stretch",
        )
        if not is_default:
            st.button(
                "Open with this",
                key="views-default-all",
                type="tertiary",
                on_click=views_deeds.choose_default,
                args=(None,),
            )


def _line(view: SavedView, *, is_open: bool) -> None:
    new = None if is_open else views_here.news(view)
    badge = f" :blue-badge[{_new(new)}]" if new else ""
    with _row(f"views-line-{view.id}"):
        st.button(
            f"{md(short(view.name, _LONGEST))}{badge}",
            key=f"views-go-{view.id}",
            type="tertiary",
            icon=":material/check:" if is_open else ":material/bookmark:",
            on_click=views_deeds.go_to,
            args=(view.id,),
            width="stretch",
        )
        _signs(view)
        st.menu_button(
            "",
            [*_deeds_of(view)],
            key=f"views-more-{view.id}",
            icon=":material/more_horiz:",
            type="tertiary",
            help="Rename, share, …",
            on_click=views_deeds.take,
            args=(view.id,),
        )


def _signs(view: SavedView) -> None:
    """Whether Clients opens with it, and for whom it is."""
    if view.id == views_here.choices().default_view_id:
        st.badge("Default", color="gray")
    if view.owner_id != cached.actor().id:
        st.badge(md(short(view.owner, 24)), color="gray")
    elif view.is_shared:
        st.badge("Shared", color="gray")


def _deeds_of(view: SavedView) -> Sequence[str]:
    actor = cached.actor()
    is_default = view.id == views_here.choices().default_view_id
    everybodys = (views_deeds.NO_DEFAULT if is_default else views_deeds.DEFAULT, views_deeds.COPY)
    if not view.may_be_changed_by(actor):
        return everybodys
    share = (
        (views_deeds.UNSHARE,)
        if view.is_shared
        else (views_deeds.SHARE,) * may(actor, Permission.SHARE_VIEWS)
    )
    return (views_deeds.RENAME, views_deeds.UPDATE, *everybodys, *share, views_deeds.DELETE)


def _row(key: str) -> st.delta_generator.DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center", key=key, gap="xsmall")
