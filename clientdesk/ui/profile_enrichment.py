"""Enrichment on the profile: where it stands, what to do, and what was found by section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.permissions import Permission, may
from clientdesk.text.amounts import percent
from clientdesk.text.dates import moment
from clientdesk.text.labels import label
from clientdesk.ui import asking, cached
from clientdesk.ui.components import facts
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.profile_section import can, section
from clientdesk.ui.tables import ENRICHMENT_COLOURS, RISK_COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from clientdesk.queries.clients import ClientRecord

SECTIONS: Final = {
    "identity": "Identity",
    "classification": "Classification",
    "finance": "Finance contact",
    "submission": "Invoice submission",
    "links": "Links",
    "risk": "Risk signals",
    "quality": "Quality",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is known of a client, and what it rests on as far as that was kept."""

    label: str
    value: str
    href: str = ""
    chip: str = ""
    confidence: Decimal | None = None
    source: str = ""
    quote: str = ""


def show(record: ClientRecord) -> None:
    """Draw the section."""
    with section("enrichment"):
        facts.show(_standing(record), f"profile-enrichment-{record.id}")
        _next(record)
        if record.enriched_at:
            accordion(found(record), f"found-{record.id}")


def found(record: ClientRecord) -> dict[str, list[Found]]:
    """What stands on the record itself, by section."""
    email = record.finance_contact_email
    every = {
        "classification": [
            Found("Industry", record.industry or ""),
            Found("Company type", _word("company_type", record.company_type)),
            Found("Size", _word("size_segment", record.size_segment)),
        ],
        "finance": [
            Found("Name", record.finance_contact or ""),
            Found("E-mail", email or "", href=f"mailto:{email}" if email else ""),
        ],
        "links": [Found("LinkedIn", record.linkedin_url or "", href=record.linkedin_url or "")],
        "risk": [
            Found(
                "Risk tier",
                _word("risk_tier", record.risk_tier),
                chip=RISK_COLOURS.get(record.risk_tier or "", "gray"),
            )
        ],
        "quality": [
            Found("Confidence", percent(record.enrichment_confidence, cached.workspace().locale))
        ]
        if record.enrichment_confidence is not None
        else [],
    }
    return {part: [each for each in rows if each.value] for part, rows in every.items()}


def accordion(by_section: Mapping[str, Sequence[Found]], key: str) -> None:
    """A fold for each section; one without anything says so when it is opened."""
    for name, title in SECTIONS.items():
        rows = by_section.get(name, ())
        with st.expander(title, expanded=bool(rows), key=f"{key}-{name}"):
            if rows:
                facts.show([_fact(each) for each in rows], f"facts-{key}-{name}")
            else:
                st.markdown(":small[:gray[Nothing is kept here from the last run.]]")


def _fact(each: Found) -> Fact:
    """The value with how sure it is, where it stands, and the words it rests on."""
    locale = cached.workspace().locale
    sure = f"{percent(each.confidence, locale)} sure" if each.confidence is not None else ""
    quote = f"“{each.quote}”" if each.quote else ""
    note = " · ".join(part for part in (sure, each.source, quote) if part)
    return Fact(each.label, each.value, note=note, href=each.href, chip=each.chip)


def _standing(record: ClientRecord) -> list[Fact]:
    workspace, status = cached.workspace(), record.enrichment_status
    lines = [
        Fact("Status", label("enrichment", status), chip=ENRICHMENT_COLOURS.get(status, "gray"))
    ]
    if status == "failed":
        lines.append(Fact("What happened", record.enrichment_error))
    if status == "skipped":
        lines.append(Fact("Because", label("skip_reason", record.enrichment_skip_reason)))
    if record.enriched_at:
        when = moment(record.enriched_at, workspace.locale, workspace.timezone)
        lines.append(Fact("Last found", when))
    return lines


def _next(record: ClientRecord) -> None:
    """What the status means for a person, with the way there."""
    said = _said(record)
    if said:
        st.text(said)
    lacks = not record.website or record.enrichment_skip_reason == "missing_name"
    waits = record.enrichment_status in {"not_started", "skipped", "failed"}
    if waits and lacks and can(record, Permission.WORK_CLIENTS):
        word = "Correct the record" if record.website else "Add a website"
        st.button(
            word,
            key="enrichment-edit",
            icon=":material/edit:",
            on_click=asking.ask,
            args=("client", record.id),
        )
    elif waits and _is_off() and may(cached.actor(), Permission.CHANGE_SETTINGS):
        st.page_link("pages/settings.py", label="Open Settings", icon=":material/settings:")


def _is_off() -> bool:
    return not cached.workspace().enrichment_enabled


def _said(record: ClientRecord) -> str:
    status = record.enrichment_status
    if record.archived_at and status in _NEXT:
        return "An archived client is not looked up. Unarchive it first."
    if status == "not_started":
        return _not_started(record)
    if status == "skipped":
        return _SKIPPED.get(record.enrichment_skip_reason or "", "")
    return _NEXT.get(status, "")


def _not_started(record: ClientRecord) -> str:
    if not record.website:
        return f"This client was not looked up yet. {_SKIPPED['missing_website']}"
    if _is_off():
        return f"This client was not looked up yet. {_SKIPPED['not_entitled']}"
    return "This client was not looked up yet. It waits for the next run."


_NEXT: Final = {
    "not_started": "",
    "skipped": "",
    "queued": "It waits for its turn. What is found appears here.",
    "running": "It is being looked up now. What is found appears here.",
    "failed": "Correct name or website if they are wrong; otherwise wait for a later run.",
}
_SKIPPED: Final = {
    "missing_name": "Give the client a name, then it can be looked up.",
    "missing_website": "Enrichment needs a name and a website. Add the website first.",
    "not_entitled": "Enrichment is off in this workspace. An admin can turn it on in Settings.",
}


def _word(kind: str, word: str | None) -> str:
    return label(kind, word) if word else ""
