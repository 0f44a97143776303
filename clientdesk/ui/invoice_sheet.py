"""The lines of an invoice as they are typed, with what they come to."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

import streamlit as st

from clientdesk.text import exact
from clientdesk.text.amounts import money
from clientdesk.text.plurals import count
from clientdesk.ui import cached, invoice_forms, invoice_reads
from clientdesk.ui.components import invoice_lines
from clientdesk.ui.components.invoice_lines import InvoiceLines, LineTexts, SumText
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from clientdesk.model.invoice_sums import TaxPart
    from clientdesk.queries.clients import ClientRecord
    from clientdesk.ui.invoice_forms import Form
    from clientdesk.ui.invoice_judged import Judged

_MOST: Final = 2_000
_LONGEST: Final = 20_000
"""Lines, and characters of a field, that are kept of what a browser sends; fewer are allowed."""


class Summed(Protocol):
    """What has sums: the lines that are typed, or an invoice that was saved."""

    @property
    def subtotal(self) -> Decimal:
        """Before discounts."""

    @property
    def discount(self) -> Decimal:
        """Of all lines together."""

    @property
    def tax(self) -> Decimal:
        """Of all rates together."""

    @property
    def amount(self) -> Decimal:
        """What is to be paid."""

    @property
    def taxes(self) -> tuple[TaxPart, ...]:
        """By rate."""


def show(form: Form, client: ClientRecord, judged: Judged) -> None:
    """Draw lines, note and sums; what is typed is taken over with every pause."""
    typed, locale = form.typed, cached.workspace().locale
    invoice_lines.show(
        InvoiceLines(
            typed.lines,
            sums_of(form, judged),
            generation=_generation(form),
            note=typed.note,
            amounts={
                name: money(amount, typed.currency, locale, exact=True)
                for name, amount in judged.amounts.items()
            },
            wrong={**judged.wrong_lines, "note": _note(judged)},
            all_wrong=form.was_refused,
            usual_tax=invoice_reads.usual_tax(client),
        ),
        f"invoice-lines-{form.name}",
        on_typed=partial(take, form.name),
    )
    if said := dict(form.refused).get("lines") or judged.wrong.get("lines"):
        st.markdown(f":small[:red[{md(said)}]]")


def take(name: str, told: Mapping[str, Any]) -> None:
    """Take over lines and note that were typed, unless others took their place meanwhile."""
    form = invoice_forms.find(name, cached.actor().id)
    if form is None or told.get("generation") != _generation(form):
        return
    lines = tuple(_line(line) for line in told["lines"][:_MOST])
    typed = replace(form.typed, lines=lines, note=str(told["note"])[:_LONGEST])
    invoice_forms.put(replace(form, typed=typed, refused=(), refusal=""))


def sums_of(form: Form, judged: Judged) -> list[SumText]:
    """What the lines come to; lines that cannot be read are said to be missing."""
    found = judged.sums
    if found is None or not found.lines:
        return []
    missing = len(judged.wrong_lines)
    total = "Total without " + count(missing, "line") if missing else "Total"
    return sum_texts(found, form.typed.currency, total)


def sum_texts(summed: Summed, currency: str, total: str = "Total") -> list[SumText]:
    """Subtotal, discount, each rate's tax and the total, as far as they say something."""
    locale = cached.workspace().locale

    def written(value: Decimal) -> str:
        return money(value, currency, locale, exact=True)

    parts = []
    if summed.discount or summed.tax:
        parts.append(SumText("Subtotal", written(summed.subtotal)))
    if summed.discount:
        parts.append(SumText("Discount", written(-summed.discount)))
    if summed.tax and not summed.taxes:
        parts.append(SumText("Tax", written(summed.tax)))
    for part in summed.taxes if summed.tax else ():
        rate = exact.rate(part.rate, locale)
        parts.append(SumText(f"Tax {rate} on {written(part.net)}", written(part.tax)))
    return [*parts, SumText(total, written(summed.amount), strong=True)]


def _note(judged: Judged) -> dict[str, str]:
    return {"note": judged.wrong["note"]} if "note" in judged.wrong else {}


def _generation(form: Form) -> str:
    return f"{form.name} {form.generation}"


def _line(told: Mapping[str, Any]) -> LineTexts:
    texts = {part.name: str(told.get(part.name, ""))[:_LONGEST] for part in fields(LineTexts)}
    return LineTexts(**texts)
