"""One condition's own field, for the small popover that its chip opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.client_filter import StatusFilter
from clientdesk.text.labels import label
from clientdesk.text.typed_amounts import read_number
from clientdesk.ui import cached, filter_fields, filter_inputs, range_field, state, steering
from clientdesk.ui.filter_inputs import Inputs, Typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.model.client_filter import ClientFilter

_PORTAL: Final = {True: "On", False: "Off"}


def show(client_filter: ClientFilter, key: str) -> None:
    """Draw the field of a condition that the filter has; a change applies at once."""
    _FIELDS[key](Inputs(client_filter, "edit"))


def _date(field: str, title: str) -> Callable[[Inputs], None]:
    return lambda inputs: inputs.date(field, title)


def _filled(field: str) -> Callable[[Inputs], None]:
    return lambda inputs: filter_fields.filled(inputs, field)


def _enrichment(field: str) -> Callable[[Inputs], None]:
    return lambda inputs: filter_fields.enrichment(inputs, field)


def _range(field: str, title: str) -> Callable[[Inputs], None]:
    return lambda inputs: range_field.show(inputs, field, title)


def _search(inputs: Inputs) -> None:
    def take(typed: str) -> bool:
        steering.change(search=typed or None)
        return True

    inputs.typed("search", Typed("Search", inputs.filter.search or "", ""), take)


def _status(inputs: Inputs) -> None:
    state.keep(inputs.key("status"), inputs.filter.status)
    st.segmented_control(
        "Status",
        list(StatusFilter),
        key=inputs.key("status"),
        required=True,
        format_func=lambda status: label("client", status),
        on_change=filter_inputs.take,
        args=(inputs.key("status"), "status"),
    )


def _places(inputs: Inputs) -> None:
    places = inputs.filter.location
    state.keep(inputs.key("location"), list(places))
    st.multiselect(
        "Address contains any of",
        places,
        key=inputs.key("location"),
        accept_new_options=True,
        placeholder="Type a place",
        on_change=_take_places,
        args=(inputs.key("location"),),
    )


def _take_places(key: str) -> None:
    typed: list[str] = state.recall(key, [])
    steering.change(location=tuple(dict.fromkeys(place for place in typed if place.strip())))


def _portal(inputs: Inputs) -> None:
    state.keep(inputs.key("portal"), inputs.filter.portal)
    st.segmented_control(
        "Portal access",
        list(_PORTAL),
        key=inputs.key("portal"),
        required=True,
        format_func=_PORTAL.__getitem__,
        on_change=filter_inputs.take,
        args=(inputs.key("portal"), "portal"),
    )


def _limit(inputs: Inputs) -> None:
    locale = cached.workspace().locale

    def take(typed: str) -> bool:
        read = read_number(typed, locale)
        is_whole = read is not None and read > 0 and read == read.to_integral_value()
        if is_whole or not typed:
            steering.change(limit=int(read) if read is not None else None)
        return is_whole or not typed

    written = str(inputs.filter.limit or "")
    wrong = "This must be a whole number above 0."
    inputs.typed("limit", Typed("At most so many clients", written, wrong), take)


_FIELDS: Final[dict[str, Callable[[Inputs], None]]] = {
    "search": _search,
    "status": _status,
    "created_from": _date("created_from", "Created from"),
    "created_to": _date("created_to", "Created to"),
    "location": _places,
    "owner": Inputs.owner,
    "currency": filter_fields.currency,
    "industry": _enrichment("industry"),
    "company_type": _enrichment("company_type"),
    "size_segment": _enrichment("size_segment"),
    "risk_tier": _enrichment("risk_tier"),
    "enrichment_status": _enrichment("enrichment_status"),
    "portal": _portal,
    "has": _filled("has"),
    "missing": _filled("missing"),
    "outstanding": _range("outstanding", "Outstanding"),
    "overdue": _range("overdue", "Overdue"),
    "revenue": _range("revenue", "Revenue"),
    "days_overdue": _range("days_overdue", "Days overdue"),
    "invoice_count": _range("invoice_count", "Invoices"),
    "last_invoice_from": _date("last_invoice_from", "Last invoice from"),
    "last_invoice_to": _date("last_invoice_to", "Last invoice to"),
    "sort": Inputs.order,
    "limit": _limit,
}
