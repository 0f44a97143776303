"""Whether a client should be trusted with more: how it pays, its tier, its limit and its hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import credit
from clientdesk.errors import InvalidField
from clientdesk.model.client_facts import ClientFact
from clientdesk.model.permissions import Permission
from clientdesk.text.amounts import money, percent
from clientdesk.text.labels import label
from clientdesk.text.rating import meaning
from clientdesk.text.typed_amounts import read_number, typed_number
from clientdesk.ui import cached, enrichment_reads, profile_edit, profile_reads
from clientdesk.ui.components import facts
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.profile_edit import Edited
from clientdesk.ui.profile_section import can, section
from clientdesk.ui.tables import RISK_COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from clientdesk.queries.clients import ClientRecord

_RATING_COLOURS: Final = {"C": "orange", "D": "red"}
"""Of late payers; A and B are no praise, only mild."""


def show(record: ClientRecord) -> None:
    """Draw the section, or its form once an admin opened it."""
    form, may_set = _form(record), can(record, Permission.SET_CREDIT)

    def edit() -> None:
        if may_set:
            profile_edit.button(form, _stored(record))

    with section("risk", card=True, action=edit):
        facts.show(_facts(record), f"risk-{record.id}")
        if may_set and profile_edit.is_open(form):
            profile_edit.show(form, lambda: _fields(form, record))


def _facts(record: ClientRecord) -> list[Fact]:
    return [
        *_behaviour(record),
        *_tier(record),
        *_credit(record),
        Fact("On hold", "On hold", "nothing is to be issued", chip="orange")
        if record.on_hold
        else Fact("On hold", "No"),
    ]


def _tier(record: ClientRecord) -> list[Fact]:
    """What enrichment says from outside, and why; how the client pays does not come in."""
    tier, standing = record.risk_tier, enrichment_reads.of(record.id)
    found, is_by_hand = standing.newest, ClientFact.RISK_TIER in standing.by_hand
    if not tier:
        return [Fact("Risk tier", None, note="not known from outside")]
    drawn = Fact(
        "Risk tier",
        label("risk_tier", tier),
        note="set by hand" if is_by_hand else "from enrichment",
        chip=RISK_COLOURS.get(tier, "gray"),
    )
    if found is None:
        return [drawn]
    reasons = [signal.reason for signal in found.result.risk_signals]
    why = "Lookup says" if is_by_hand else "Because"
    return [drawn, Fact(why, "\n".join(reasons) or "No warning sign was found.")]


def _behaviour(record: ClientRecord) -> list[Fact]:
    """The letter, and what it rests on."""
    rating = profile_reads.profile(record.id).rating
    why = Fact("Because" if rating.letter else "Payment behaviour", "\n".join(rating.reasons))
    if rating.letter is None:
        return [why]
    note = f"{meaning(rating.letter)}, score {rating.score} of 100"
    chip = _RATING_COLOURS.get(rating.letter, "gray") if rating.pays_late else "green"
    return [Fact("Payment behaviour", rating.letter, note=note, chip=chip), why]


def _credit(record: ClientRecord) -> list[Fact]:
    """The limit, and what is left of it; without a limit there is no headroom."""
    locale, currency, limit = cached.workspace().locale, record.currency, record.credit_limit
    if limit is None:
        return [Fact("Credit limit", "No limit set")]
    left = limit - record.outstanding
    exact = money(abs(left), currency, locale, exact=True)
    used = f"{percent(record.outstanding / limit, locale)} used" if limit else ""
    over = Fact("Headroom", f"{money(-left, currency, locale)} above it", chip="red", title=exact)
    return [
        Fact("Credit limit", money(limit, currency, locale, exact=True)),
        over
        if left < 0
        else Fact("Headroom", money(left, currency, locale), note=used, title=exact),
    ]


def _form(record: ClientRecord) -> Edited:
    def save(read: Mapping[str, object], changes: Mapping[str, object]) -> object:
        return credit.set_credit(
            cached.database(),
            cached.actor(),
            record.id,
            read=_values(read, record.currency),
            changes=_values(changes, record.currency),
            now=cached.now(),
        )

    return Edited("credit", record.id, credit.LABELS, save)


def _stored(record: ClientRecord) -> dict[str, object]:
    limit = record.credit_limit
    locale = cached.workspace().locale
    written = "" if limit is None else typed_number(limit, locale)
    return {"credit_limit": written, "on_hold": record.on_hold}


def _values(typed: Mapping[str, object], currency: str) -> dict[str, object]:
    """What the fields hold as the values that are saved; raises InvalidField."""
    values = dict(typed)
    if "credit_limit" in values:
        values["credit_limit"] = _limit(str(values["credit_limit"] or ""), currency)
    return values


def _limit(text: str, currency: str) -> Decimal | None:
    if not text.strip():
        return None
    amount = read_number(text, cached.workspace().locale, currency=currency)
    if amount is None:
        raise InvalidField(
            "credit_limit", "Credit limit must be an amount such as 5000, or empty for no limit."
        )
    return amount


def _fields(form: Edited, record: ClientRecord) -> None:
    st.text_input(
        f"{credit.LABELS['credit_limit']} in {record.currency}",
        key=form.key("credit_limit"),
        placeholder="No limit",
    )
    st.toggle(
        credit.LABELS["on_hold"],
        key=form.key("on_hold"),
        help="Tells everybody that nothing is to be issued to this client for now.",
    )
