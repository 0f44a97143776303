"""The dialogs before a client or a person is erased for privacy, and the proof after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import erasing
from clientdesk.config import settings
from clientdesk.errors import ClientDeskError
from clientdesk.model.erasure import kept_from
from clientdesk.model.permissions import Permission, require
from clientdesk.text.dates import day
from clientdesk.text.plurals import count, listed
from clientdesk.ui import cached, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from clientdesk.model.contact import Contact
    from clientdesk.model.erasure import ErasureImpact, Proof

_PROOF: Final = "erasure-proof"
_BACKUPS: Final = (
    "Backups from before, and copies set aside by a restore, still hold it. "
    "Restoring one erases it again."
)


def show(client_id: UUID) -> None:
    """Open the dialog about a client; raises NotAllowed and NotFound."""
    require(cached.actor(), Permission.DELETE_CLIENTS)
    years = settings().keep_invoices_years
    since = kept_from(cached.today(), years)
    impact = erasing.impact_of(cached.database(), client_id, kept_from=since, years=years)
    state.keep(_PROOF, None)
    st.dialog(f"Erase {md(short(impact.name, 60))} for privacy?")(_client)(client_id, impact)


def show_contact(contact: Contact) -> None:
    """Open the dialog about a person."""
    require(cached.actor(), Permission.DELETE_CLIENTS)
    state.keep(_PROOF, None)
    st.dialog(f"Erase {md(short(contact.name, 60))} for privacy?")(_contact)(contact)


def _client(client_id: UUID, impact: ErasureImpact) -> None:
    if _proven():
        return
    st.text(
        f"This erases {listed(_goes(impact))}, also from the bytes of the database's file. "
        "It cannot be taken back."
    )
    for line in _stays(impact):
        st.text(line)
    backups = _backups()
    typed = st.text_input("Type the client's name to confirm", key="erase-name")

    def erase() -> Proof:
        since = kept_from(cached.today(), settings().keep_invoices_years)
        return erasing.erase_client(
            cached.database(),
            cached.actor(),
            client_id,
            typed_name=typed,
            kept_from=since,
            now=cached.now(),
        )

    _buttons("Erase client", erase, drop_backups=backups)


def _contact(contact: Contact) -> None:
    if _proven():
        return
    st.text(
        "This erases the contact, the lines of the client's history that name this person and the "
        "enrichment results that do, also from the bytes of the database's file. "
        "It cannot be taken back."
    )
    st.text("Notes of the client are not searched: correct them by hand where they name somebody.")
    backups = _backups()

    def erase() -> Proof:
        return erasing.erase_contact(cached.database(), cached.actor(), contact, cached.now())

    _buttons("Erase contact", erase, drop_backups=backups)


def _goes(impact: ErasureImpact) -> list[str]:
    counted = [
        (impact.contacts, "contact"),
        (impact.drafts, "draft"),
        (impact.results, "enrichment result"),
        (impact.links, "portal link"),
        (impact.activities, "line of history"),
    ]
    plural = {"line of history": "lines of history"}
    parts = [count(number, noun, plural.get(noun, "")) for number, noun in counted if number]
    return ["the record with its notes", *parts]


def _stays(impact: ErasureImpact) -> list[str]:
    """What the books must keep, and for how long."""
    lines = []
    if impact.kept_invoices and impact.keep_until:
        kept = count(impact.kept_invoices, "issued invoice")
        lines.append(
            f"{kept} must stay in the books with the recipient as issued, the last one until "
            f"{day(impact.keep_until, cached.workspace().locale)}."
        )
    if impact.old_invoices:
        old = count(impact.old_invoices, "older invoice")
        lines.append(f"{old} keep the amounts and lose the recipient and all texts.")
    return lines


def _backups() -> bool:
    """Whether to drop the backups from before, too."""
    st.text(_BACKUPS)
    return st.checkbox("Delete those too, and make a fresh backup", key="erase-backups")


def _buttons(label: str, erase: Callable[[], Proof], *, drop_backups: bool) -> None:
    refusal = st.empty()
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="erase-cancel"):
            st.rerun()
        is_asked = st.button(label, key="erase", type="primary")
    if is_asked:
        try:
            _do(erase, drop_backups=drop_backups)
        except ClientDeskError as problem:
            refusal.error(md(f"{problem.message} {problem.hint}".strip()))
        else:
            st.rerun(scope="fragment")


def _do(erase: Callable[[], Proof], *, drop_backups: bool) -> None:
    with st.spinner("Erasing, and writing the file anew …"):
        state.keep(_PROOF, erase())
        if drop_backups:
            erasing.drop_backups(cached.database(), cached.actor(), cached.now())


def _proven() -> bool:
    """Show what the file was found to hold afterwards, when it was done."""
    nothing: Proof | None = None
    proof = state.recall(_PROOF, nothing)
    if proof is None:
        return False
    looked = count(proof.looked_for, "text")
    if proof.is_clean:
        st.success(
            f"Erased. The file was written anew and read for {looked}: none is in it any more.",
            icon=":material/check:",
        )
    else:
        st.success(
            f"Erased. The file was written anew and read for {looked}.", icon=":material/check:"
        )
        for left in proof.left:
            st.text(
                f"{left.what[0].upper()}{left.what[1:]} still stands in it "
                f"{count(left.times, 'time')}: on invoices that must stay, or in another record."
            )
    if st.button("Close", key="erase-close", type="primary"):
        state.keep(_PROOF, None)
        st.rerun()
    return True
