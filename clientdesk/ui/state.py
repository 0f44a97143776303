"""The address and the session: the only file that touches query parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast
from uuid import UUID

import streamlit as st

from clientdesk.errors import InvalidFilter, InvalidInput, NotFound
from clientdesk.model.client_filter import ClientFilter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

T = TypeVar("T")

_FILTER: Final = "filter"
_VIEW: Final = "view"
_VIEW_SHOWS: Final = "view-shows"
_LAST_VIEW: Final = "last_view"
_CLIENT: Final = "id"
_FORM: Final = "form"
_LAST_FILTER: Final = "last_filter"


@dataclass(frozen=True, slots=True)
class FilterRead:
    """The filter of the address; with a problem it is the unfiltered list."""

    filter: ClientFilter
    problem: InvalidFilter | None = None


def read_filter() -> FilterRead:
    """The filter in the address; without one what the view shows that it names."""
    keep(_LAST_VIEW, view_in_address())
    text = st.query_params.get(_FILTER, "")
    try:
        client_filter = ClientFilter.from_json(text) if text else _shown_by_view()
    except InvalidFilter as problem:
        return FilterRead(ClientFilter(), problem)
    keep(_LAST_FILTER, client_filter)
    return FilterRead(client_filter)


def show_filter(client_filter: ClientFilter) -> None:
    """Put a filter into the address, so that a link shows the same list."""
    keep(_LAST_FILTER, client_filter)
    if client_filter == _shown_by_view():
        st.query_params.pop(_FILTER, None)
    else:
        st.query_params[_FILTER] = client_filter.to_json()


def has_filter() -> bool:
    """Whether the address holds a filter, beside a view or without one."""
    return bool(st.query_params.get(_FILTER))


def view_in_address() -> str:
    """The saved view that the address names; empty without one."""
    return st.query_params.get(_VIEW, "")


def show_view(name: str) -> None:
    """Name a view in the address, whose filter need not stand there too."""
    st.query_params[_VIEW] = name


def keep_view(shows: ClientFilter) -> None:
    """Keep what the view shows that the address names, and take the same filter out of it."""
    keep(_VIEW_SHOWS, (view_in_address(), shows))
    if st.query_params.get(_FILTER) == shows.to_json():
        st.query_params.pop(_FILTER)


def _shown_by_view() -> ClientFilter:
    nothing: tuple[str, ClientFilter] = ("", ClientFilter())
    name, shows = recall(_VIEW_SHOWS, nothing)
    return shows if name == view_in_address() else ClientFilter()


def last_filter() -> ClientFilter:
    """The list that this session looked at last, for next and previous on other pages."""
    return recall(_LAST_FILTER, ClientFilter())


def list_address(client_filter: ClientFilter) -> dict[str, str]:
    """The query parameters of the directory with that filter, for links and page switches."""
    view = recall(_LAST_VIEW, "")
    if view and client_filter == last_filter():
        return {_VIEW: view, _FILTER: client_filter.to_json()}
    return {} if client_filter == ClientFilter() else {_FILTER: client_filter.to_json()}


def client_address(client_id: UUID, client_filter: ClientFilter | None = None) -> dict[str, str]:
    """The query parameters of a client's profile, with the list it was opened from."""
    return {_CLIENT: str(client_id), **list_address(client_filter or ClientFilter())}


def client_in_address() -> UUID:
    """The client that the address names; raises NotFound when there is none of that id."""
    text = st.query_params.get(_CLIENT, "")
    if not text:
        raise InvalidInput(
            "The address of this page names no client.", hint="Open one from the list of clients."
        )
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound("client", text[:60]) from error


def invoice_address(invoice_id: UUID | str) -> dict[str, str]:
    """The query parameters of an invoice's page."""
    return {_CLIENT: str(invoice_id)}


def invoice_in_address() -> UUID:
    """The invoice that the address names; raises NotFound when there is none of that id."""
    return _id_in_address(_CLIENT, "invoice")


def subject_in_address(kind: str) -> UUID | None:
    """The client or invoice that an invoice is to be made or changed for; None without one."""
    return _id_in_address(kind, kind) if st.query_params.get(kind) else None


def form_in_address() -> str:
    """The name of the form that the address holds; empty without one."""
    return st.query_params.get(_FORM, "")


def show_form(name: str) -> None:
    """Name a form in the address, so that a reload finds it again; empty takes it away."""
    if not name:
        st.query_params.pop(_FORM, None)
    elif st.query_params.get(_FORM) != name:
        st.query_params[_FORM] = name


def _id_in_address(parameter: str, kind: str) -> UUID:
    text = st.query_params.get(parameter, "")
    if not text:
        raise InvalidInput(
            f"The address of this page names no {kind}.", hint="Open one from a client."
        )
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound(kind, text[:60]) from error


def parameters(names: Iterable[str]) -> dict[str, str]:
    """What the address says of these parameters; one that it does not name is empty."""
    return {name: st.query_params.get(name, "") for name in names}


def show_parameters(values: Mapping[str, str]) -> None:
    """Put parameters into the address; an empty one leaves it."""
    for name, value in values.items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)


def keep(key: str, value: object) -> None:
    """Keep a value for this session."""
    _session()[key] = value


def recall(key: str, default: T) -> T:
    """The value that this session keeps under the key."""
    return cast("T", _session().get(key, default))


def take(key: str, default: T) -> T:
    """The kept value, once: it is forgotten as it is read."""
    return cast("T", _session().pop(key, default))


def has(key: str) -> bool:
    """Whether this session keeps a value under the key; a widget's only while it is drawn."""
    return key in _session()


def _session() -> MutableMapping[str, Any]:
    return cast("MutableMapping[str, Any]", st.session_state)
