"""Records side by side: what each holds, what differs, and what is taken of which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from clientdesk.actions.merging import preview
from clientdesk.errors import NotFound
from clientdesk.model.merging import CHOOSABLE
from clientdesk.model.permissions import Permission, may
from clientdesk.text.amounts import EMPTY, money
from clientdesk.text.dates import day
from clientdesk.text.labels import label
from clientdesk.text.plurals import count, listed
from clientdesk.ui import cached, duplicates_deeds, duplicates_view, merge_choices, merge_dialog
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from clientdesk.model.merging import MergePreview
    from clientdesk.queries.clients import ClientRecord


def show(client_ids: Sequence[UUID]) -> None:
    """Draw the records that are there; with fewer than two there is nothing to compare."""
    st.button(
        "All duplicates",
        key="duplicates-back",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=_back,
    )
    records = _records(client_ids)
    if len(records) < 2:
        st.title("Nothing to compare", anchor=False)
        st.text("At least one of these records is no more. It may have been merged or deleted.")
        return
    acts = may(cached.actor(), Permission.MERGE_CLIENTS)
    st.title(f"Compare {len(records)} records", anchor=False)
    if refusal := merge_dialog.refusal():
        st.error(md(refusal))
    if acts:
        st.caption("Choose which record stays, and click the values that it is to have.")
    _heads(records, acts=acts)
    _fields(records, acts=acts)
    _outcome(records)
    if acts:
        _deeds(records)


def _back() -> None:
    merge_choices.forget()
    duplicates_view.compare(())


def _records(client_ids: Sequence[UUID]) -> list[ClientRecord]:
    found = []
    for client_id in client_ids:
        try:
            found.append(cached.client(client_id))
        except NotFound:
            continue
    return found


def _columns(records: Sequence[ClientRecord]) -> list[Any]:
    return list(st.columns([2, *([3] * len(records))], vertical_alignment="top"))


def _heads(records: Sequence[ClientRecord], *, acts: bool) -> None:
    stays = merge_choices.survivor(records)
    with st.container(key="merge-heads"):
        _, *columns = _columns(records)
        for record, column in zip(records, columns, strict=True):
            with column.container(border=True, gap="xxsmall", key=f"merge-head-{record.id}"):
                archived = " :gray-badge[Archived]" if record.archived_at else ""
                st.markdown(f"**{md(short(record.name, 60))}**{archived}")
                st.caption(md(_known(record)))
                if record.id == stays.id:
                    st.markdown(":green-badge[:material/check: Stays]")
                elif acts:
                    st.button(
                        "Keep this one",
                        key=f"merge-keep-{record.id}",
                        on_click=merge_choices.let_survive,
                        args=(record.id,),
                    )
                st.page_link("pages/client.py", label="Open", query_params={"id": str(record.id)})


def _known(record: ClientRecord) -> str:
    locale = cached.workspace().locale
    owes = f"{money(record.outstanding, record.currency, locale)} open"
    known = (
        count(record.invoice_count, "invoice", locale=locale),
        owes if record.outstanding else "",
        f"since {day(record.created_on, locale)}",
    )
    return ", ".join(part for part in known if part)


def _fields(records: Sequence[ClientRecord], *, acts: bool) -> None:
    chosen = merge_choices.chosen(records)
    values = [merge_choices.stored(record) for record in records]
    with st.container(key="merge-fields", gap="xxsmall"):
        for field in merge_choices.FIELDS:
            theirs = [one[field] for one in values]
            if any(value is not None for value in theirs):
                _field(field, records, theirs, chosen[field] if acts else None)
        notes = [record.notes for record in records if record.notes]
        if notes:
            st.caption(f"Notes of {count(len(notes), 'record')} are joined below one another.")


def _field(
    field: str, records: Sequence[ClientRecord], values: Sequence[Any], chosen: UUID | None
) -> None:
    differs = len({value for value in values if value is not None}) > 1
    name, *columns = _columns(records)
    mark = ":orange[:material/difference:] " if differs else ""
    name.markdown(f"{mark}{CHOOSABLE[field]}")
    taken = next(
        (value for record, value in zip(records, values, strict=True) if record.id == chosen), None
    )
    for record, value, column in zip(records, values, columns, strict=True):
        text = _text(field, value, record)
        if chosen is None or not differs or value is None:
            column.text(text)
            continue
        is_taken = value == taken
        column.button(
            md(short(" ".join(text.split()), 60)),
            key=f"take-{field}-{record.id}",
            icon=":material/check:" if is_taken else None,
            type="secondary" if is_taken else "tertiary",
            help=None if len(text) <= 60 else md(text),
            on_click=merge_choices.choose,
            args=(field, record.id),
        )


def _text(field: str, value: Any, record: ClientRecord) -> str:  # noqa: ANN401 - any field's
    if value is None:
        return EMPTY
    if field == "owner_id":
        return record.owner or EMPTY
    if field == "reminder_tone":
        return label("tone", value)
    return count(value, "day") if field == "payment_terms_days" else str(value)


def _outcome(records: Sequence[ClientRecord]) -> None:
    """What moves, and what should be known before."""
    asked = merge_choices.asked(records)
    told = preview(cached.database(), asked.survivor_id, asked.absorbed_ids)
    stays = merge_choices.survivor(records)
    with st.container(border=True, gap="xsmall", key="merge-outcome"):
        st.markdown(f"**After the merge** {md(short(stays.name, 60))} has all of them")
        st.text(f"{listed(_moves(told))} move to it. The other addresses lead to it.")
        for warning in told.warnings:
            st.markdown(f":orange[:material/warning:] {md(warning)}")


def _moves(told: MergePreview) -> list[str]:
    locale = cached.workspace().locale
    counted = (
        (told.invoices, "invoice", ""),
        (told.payments, "payment", ""),
        (told.contacts, "contact", ""),
        (told.activities, "line of history", "lines of history"),
        (told.results, "lookup", ""),
    )
    return [count(number, one, many, locale=locale) for number, one, many in counted if number] or [
        "No invoices, contacts or payments"
    ]


def _deeds(records: Sequence[ClientRecord]) -> None:
    with st.container(horizontal=True, horizontal_alignment="right", key="merge-deeds"):
        st.button(
            "Not duplicates",
            key="merge-apart",
            on_click=duplicates_deeds.say_apart,
            args=([record.id for record in records],),
        )
        st.button(
            f"Merge {len(records)} records",
            key="merge-ask",
            type="primary",
            icon=":material/merge:",
            on_click=merge_dialog.ask,
            args=(merge_choices.asked(records),),
        )
