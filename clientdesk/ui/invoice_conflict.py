"""Somebody else changed the invoice meanwhile: what they changed, and what stands of both."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.invoice_steps import Step, refusal
from clientdesk.text.dates import ago
from clientdesk.text.plurals import listed
from clientdesk.ui import cached, invoice_forms, invoice_reads, invoice_texts, state
from clientdesk.ui.escape import md, short
from clientdesk.ui.invoice_forms import Form, Subject, Typed
from clientdesk.ui.invoice_judged import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from clientdesk.ui.components.invoice_lines import LineTexts

_THEIRS: Final = "theirs"
_MINE: Final = "mine"


def show(form: Form) -> None:
    """What stands in the way of saving, and the ways on; nothing when nothing does."""
    if form.conflict:
        _conflict(form, form.subject.invoice_id)
    elif form.refusal:
        _refusal(form)


def merged(read: Typed, mine: Typed, theirs: Typed, keep_mine: frozenset[str]) -> Typed:
    """Each field as the one who changed it has it; where both did, as it was chosen."""
    chosen = {
        name: getattr(theirs, name)
        for name in _changed(read, theirs)
        if name not in _changed(read, mine) or name not in keep_mine
    }
    return replace(mine, **chosen)


def _conflict(form: Form, invoice_id: UUID | None) -> None:
    record = invoice_reads.standing(invoice_id)
    if record is None:
        _refusal(replace(form, refusal="The invoice was deleted meanwhile."))
        return
    if Step.EDIT not in record.steps:
        _refusal(replace(form, refusal=f"{_who(form)} {refusal(Step.EDIT, record.status)}"))
        return
    theirs = invoice_texts.of_record(record, cached.workspace().locale)
    with st.container(border=True, key="invoice-conflict"):
        st.markdown(f"**{_who(form)} while you did**")
        st.caption("Nothing was overwritten, and everything you typed is still here.")
        both = []
        for name in _changed(form.read, theirs):
            if name in _changed(form.typed, theirs) and name in _changed(form.read, form.typed):
                both.append(name)
                _choice(form, name, theirs)
            else:
                st.text(f"{LABELS[name]}: {_value(form.read, name)} → {_value(theirs, name)}")
        st.button(
            "Go on with these" if both else "Take these over and go on",
            key="invoice-conflict-go",
            disabled=any(_chosen(form, name) is None for name in both),
            on_click=_go_on,
            args=(form, theirs, record.version, tuple(both)),
        )


def _who(form: Form) -> str:
    changes = form.conflict.changes if form.conflict else ()
    people = listed(list(dict.fromkeys(md(change.changed_by) for change in changes)))
    if not people:
        return "Somebody changed this invoice"
    latest = max(change.changed_at for change in changes)
    when = ago(latest, cached.now(), cached.workspace().locale)
    return f"{people} changed this invoice {when},"


def _choice(form: Form, name: str, theirs: Typed) -> None:
    wordings = {
        _THEIRS: f"Take theirs: {md(_value(theirs, name))}",
        _MINE: f"Keep mine: {md(_value(form.typed, name))}",
    }
    st.radio(
        LABELS[name],
        [_THEIRS, _MINE],
        index=None,
        key=_key(form, name),
        format_func=wordings.__getitem__,
    )


def _go_on(form: Form, theirs: Typed, version: int, both: Sequence[str]) -> None:
    """Go on from their invoice with what was chosen; nothing is saved yet."""
    keep = frozenset(name for name in both if _chosen(form, name) == _MINE)
    typed = merged(form.read, form.typed, theirs, keep)
    invoice_forms.put(
        replace(
            form,
            read=theirs,
            typed=typed,
            version=version,
            generation=form.generation + 1,
            conflict=None,
        )
    )


def _refusal(form: Form) -> None:
    with st.container(border=True, key="invoice-refusal"):
        st.markdown("**Not saved**")
        st.text(form.refusal)
        with st.container(horizontal=True):
            invoice_id = form.subject.invoice_id
            if invoice_reads.standing(invoice_id):
                st.page_link(
                    "pages/invoice.py",
                    label="See the invoice as it is now",
                    query_params=state.invoice_address(str(invoice_id)),
                )
            if invoice_id:
                st.button(
                    "Make a new invoice of what I typed",
                    key="invoice-as-new",
                    on_click=_as_new,
                    args=(form,),
                )


def _as_new(form: Form) -> None:
    """Let what was typed be a new invoice, since the one it was for takes no more changes."""
    subject = Subject(form.subject.client_id)
    nothing = replace(form.typed, lines=(), note="", reference="")
    invoice_forms.put(
        replace(form, subject=subject, read=nothing, version=0, refusal="", conflict=None)
    )


def _changed(one: Typed, other: Typed) -> list[str]:
    """The fields that say something else; the terms only lead to the due date."""
    names = [part.name for part in fields(Typed) if part.name != "terms"]
    return [name for name in names if _plain(one, name) != _plain(other, name)]


def _plain(typed: Typed, name: str) -> object:
    if name != "lines":
        return str(getattr(typed, name)).strip()
    return [replace(line, id="") for line in typed.lines]


def _value(typed: Typed, name: str) -> str:
    if name != "lines":
        return short(str(getattr(typed, name)), 200) or "empty"
    return "; ".join(_line(line) for line in typed.lines) or "none"


def _line(line: LineTexts) -> str:
    rates = [f"tax {line.tax_rate or '0'} %"]
    rates += [f"discount {line.discount} %"] if line.discount else []
    charged = f"{line.quantity} × {short(line.description, 60)} at {line.unit_price}"
    return ", ".join([charged, *rates])


def _chosen(form: Form, name: str) -> str | None:
    nothing: str | None = None
    return state.recall(_key(form, name), nothing)


def _key(form: Form, name: str) -> str:
    return f"invoice-conflict-{name}-{form.name}"
