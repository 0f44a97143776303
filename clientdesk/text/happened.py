"""Activities as sentences: who did what, with the values that changed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.client import EDITABLE
from clientdesk.model.proposals import LABELS as PROPOSED
from clientdesk.text.amounts import money, number
from clientdesk.text.labels import field_label, label, labels
from clientdesk.text.plurals import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LONGEST: Final = 80
"""Characters of a value in a sentence; the whole is shown over it."""

CONTACT: Final = "contact_"
"""Stands before the fields of a contact (actions.contacts)."""


@dataclass(frozen=True, slots=True)
class Happened:
    """A sentence, a line for each value when several changed, and the whole values."""

    sentence: str
    lines: tuple[str, ...] = ()
    whole: str = ""


def happened(
    kind: str,
    who: str,
    edits: Sequence[Edit],
    *,
    detail: Mapping[str, str] | None = None,
    locale: str = "en_GB",
) -> Happened:
    """What one action did, in words; the detail tells of which contact, invoice or payment."""
    edit = edits[0] if edits else Edit("", None, None)
    if said := _PLAIN.get(kind) or _counted(kind, detail or {}, locale):
        return Happened(f"{who} {said}.")
    if kind in _INVOICES:
        return Happened(_invoice(_INVOICES[kind], who, edit, detail or {}, locale))
    if kind in _NAMED:
        value = edit.new or edit.old or ""
        return Happened(_NAMED[kind].format(who=who, value=_cut(value)), whole=_whole(value))
    if kind == ActivityKind.OWNER_CHANGED:
        return Happened(f"{who} {_handed(who, edit)}.")
    if kind in _CHANGES:
        return _changed(who, edits, _subject(kind, detail or {}))
    tell = _ENRICHED.get(kind)
    return tell(who, edits, detail or {}) if tell else _other(kind, who, edit)


_PLAIN: Final[Mapping[str, str]] = {
    ActivityKind.CREATED: "added the client",
    ActivityKind.IMPORTED: "imported the client",
    ActivityKind.ARCHIVED: "archived the client",
    ActivityKind.UNARCHIVED: "brought the client back from the archive",
    ActivityKind.PORTAL_ENABLED: "turned the portal on",
    ActivityKind.PORTAL_DISABLED: "turned the portal off",
    ActivityKind.PORTAL_LINK_REGENERATED: "replaced the portal link; the one before has ended",
    ActivityKind.ENRICHMENT_REQUESTED: "asked for enrichment",
    ActivityKind.ENRICHMENT_CANCELED: "canceled the enrichment",
    ActivityKind.CONTACT_ERASED: "erased a contact",
    ActivityKind.EXPORTED: "exported the whole record",
}
_COUNTED: Final[Mapping[str, tuple[str, str]]] = {
    ActivityKind.INVOICES_IMPORTED: ("an invoice", "invoices"),
    ActivityKind.PAYMENTS_IMPORTED: ("a payment", "payments"),
}
_NAMED: Final[Mapping[str, str]] = {
    ActivityKind.CONTACT_ADDED: "{who} added the contact {value}.",
    ActivityKind.CONTACT_REMOVED: "{who} removed the contact {value}.",
}
_INVOICES: Final[Mapping[str, str]] = {
    ActivityKind.INVOICE_CREATED: "{who} made {invoice}{amount}.",
    ActivityKind.INVOICE_EDITED: "{who} changed {invoice}{amount}.",
    ActivityKind.INVOICE_DELETED: "{who} deleted {invoice}{amount}.",
    ActivityKind.INVOICE_SCHEDULED: "{who} scheduled {invoice}{amount}.",
    ActivityKind.INVOICE_UNSCHEDULED: "{who} took {invoice} out of the schedule.",
    ActivityKind.INVOICE_ISSUED: "{who} issued {invoice}{amount}.",
    ActivityKind.INVOICE_SENT: "{who} sent {invoice}.",
    ActivityKind.INVOICE_PAID: "{invoice} was paid.",
    ActivityKind.INVOICE_CANCELED: "{who} canceled {invoice}.",
    ActivityKind.INVOICE_REFUNDED: "{who} refunded {invoice}.",
    ActivityKind.PAYMENT_RECORDED: "{who} recorded a payment{amount} on {invoice}.",
    ActivityKind.PAYMENT_VOIDED: "{who} voided a payment{amount} on {invoice}.",
}
_CHANGES: Final = frozenset({ActivityKind.UPDATED, ActivityKind.CONTACT_UPDATED})
_WORDS: Final = {
    "reminder_tone": "tone",
    "company_type": "company_type",
    "size_segment": "size_segment",
    "risk_tier": "risk_tier",
}
_ENRICHMENT: Final = "Enrichment"


def _counted(kind: str, detail: Mapping[str, str], locale: str) -> str:
    """What an import brought to a client, and how many; empty for any other kind."""
    if kind not in _COUNTED:
        return ""
    one, many = _COUNTED[kind]
    count = int(detail.get("count", 1))
    return f"imported {one}" if count == 1 else f"imported {number(count, locale)} {many}"


def _changed(who: str, edits: Sequence[Edit], subject: str) -> Happened:
    """One value stands in the sentence, several below it."""
    if not edits or not any(edit.field for edit in edits):
        return Happened(f"{who} changed {subject or 'the client'}.")
    of = f" of {subject}" if subject else ""
    if len(edits) == 1:
        (edit,) = edits
        return Happened(_ended(f"{who} {_one(edit, of)}"), whole=_whole(edit.old, edit.new))
    names = listed([_name(edit.field) for edit in edits])
    lines = tuple(f"{_name(edit.field)}: {_from_to(edit)}" for edit in edits)
    every = [value for edit in edits for value in (edit.old, edit.new)]
    return Happened(f"{who} changed {names}{of}.", lines, _whole(*every))


def _one(edit: Edit, of: str) -> str:
    name = f"{_name(edit.field)}{of}"
    if edit.old and edit.new:
        return f"changed {name} from {_value(edit, edit.old)} to {_value(edit, edit.new)}"
    if edit.new:
        return f"set {name} to {_value(edit, edit.new)}"
    return f"cleared {name}, which was {_value(edit, edit.old)}" if edit.old else f"cleared {name}"


def _from_to(edit: Edit) -> str:
    return f"{_value(edit, edit.old)} → {_value(edit, edit.new)}"


def _value(edit: Edit, text: str | None) -> str:
    """A value between quotes; words of closed lists by their label."""
    field = edit.field.removeprefix(CONTACT)
    if not text:
        return "empty"
    if field in _WORDS:
        return label(_WORDS[field], text)
    if field == "contact_group":
        return labels("contact_group").get(text, text)
    if field == "payment_terms_days":
        return "1 day" if text == "1" else f"{text} days"
    return text if text in {"on", "off"} else f"“{_cut(text)}”"


def _name(field: str) -> str:
    inner = field.removeprefix(CONTACT)
    return _FIELDS.get(inner) or field_label(inner)


def _enriched(who: str, edits: Sequence[Edit], detail: Mapping[str, str]) -> Happened:
    del who, detail
    filled = [edit for edit in edits if edit.field]
    if not filled:
        return Happened(f"{_ENRICHMENT} found nothing new for the record.")
    return _changed(_ENRICHMENT, filled, "")


def _not_enriched(who: str, edits: Sequence[Edit], detail: Mapping[str, str]) -> Happened:
    del who, edits
    again = "It is tried again." if detail.get("again") else ""
    said = (f"{_ENRICHMENT} failed.", detail.get("message"), again)
    return Happened(" ".join(part for part in said if part))


def _passed_over(who: str, edits: Sequence[Edit], detail: Mapping[str, str]) -> Happened:
    del who, edits
    why = label("skip_reason", detail["reason"]) if detail.get("reason") else ""
    return Happened(f"{_ENRICHMENT} was skipped. {why}".rstrip())


def _released(who: str, edits: Sequence[Edit], detail: Mapping[str, str]) -> Happened:
    del detail
    names = listed([_name(edit.field) for edit in edits])
    changed = [edit for edit in edits if edit.old != edit.new]
    lines = tuple(f"{_name(edit.field)}: {_from_to(edit)}" for edit in changed)
    return Happened(f"{who} let enrichment fill {names} again.", lines)


def _merged(who: str, edits: Sequence[Edit], detail: Mapping[str, str]) -> Happened:
    del detail
    names = [edit.old for edit in edits if edit.old]
    said = listed([f"“{_cut(name)}”" for name in names]) or "another record"
    return Happened(f"{who} merged {said} into this client.", whole=_whole(*names))


def _dismissed(who: str, edits: Sequence[Edit], detail: Mapping[str, str]) -> Happened:
    del detail
    names = listed([_name(edit.field) for edit in edits])
    lines = tuple(f"{_name(edit.field)}: {_value(edit, edit.old)}" for edit in edits)
    whole = _whole(*(edit.old for edit in edits))
    return Happened(f"{who} dismissed what was proposed for {names}.", lines, whole)


def _ignored(who: str, edits: Sequence[Edit], detail: Mapping[str, str]) -> Happened:
    del detail
    said = "; ".join(
        f"“{label('finding', each.field)}” stand: {_cut(each.new or '')}" for each in edits
    )
    return Happened(_ended(f"{who} let {said}"), whole=_whole(*(each.new for each in edits)))


def _restored(who: str, edits: Sequence[Edit], detail: Mapping[str, str]) -> Happened:
    del detail
    names = listed([f"“{label('finding', each.field)}”" for each in edits])
    return Happened(f"{who} let {names} be mended after all.")


_ENRICHED: Final[Mapping[str, Callable[[str, Sequence[Edit], Mapping[str, str]], Happened]]] = {
    ActivityKind.ENRICHMENT_SUCCEEDED: _enriched,
    ActivityKind.ENRICHMENT_FAILED: _not_enriched,
    ActivityKind.ENRICHMENT_SKIPPED: _passed_over,
    ActivityKind.ENRICHMENT_RELEASED: _released,
    ActivityKind.ENRICHMENT_DISMISSED: _dismissed,
    ActivityKind.FINDING_IGNORED: _ignored,
    ActivityKind.FINDING_RESTORED: _restored,
    ActivityKind.MERGED: _merged,
}

_FIELDS: Final = {
    **PROPOSED,
    **EDITABLE,
    "contact_group": "Group",
    "is_primary": "Primary contact",
    "receives_invoices": "Invoices by mail",
    "receives_reminders": "Reminders by mail",
    "receives_statements": "Statements by mail",
    "title": "Title",
    "on_hold": "On hold",
    "credit_limit": "Credit limit",
}


def _other(kind: str, who: str, edit: Edit) -> Happened:
    """A kind without a sentence of its own, as its word says it."""
    words = kind.replace("_", " ").capitalize()
    value = edit.new or edit.old or ""
    said = f"{words}: {_cut(value)}" if value else words
    return Happened(f"{said}, by {who}.", whole=_whole(value))


def _handed(who: str, edit: Edit) -> str:
    """Who had the client and who has it now."""
    if edit.new is None:
        return f"took the client from {edit.old}, it has no relationship owner now"
    if edit.new == who:
        return f"took the client over from {edit.old}" if edit.old else "took the client over"
    if edit.old is None:
        return f"gave the client to {edit.new}"
    return f"gave the client to {edit.new}, it was {edit.old}’s"


def _invoice(sentence: str, who: str, edit: Edit, detail: Mapping[str, str], locale: str) -> str:
    """The sentence with the invoice's number, and the amount where it is known."""
    number = edit.new or edit.old
    # Money without an invoice is the client's credit.
    nameless = "its account" if "payment" in detail and "id" not in detail else "a draft"
    amount, currency = detail.get("amount"), detail.get("currency", "")
    written = f" of {money(Decimal(amount), currency, locale, exact=True)}" if amount else ""
    said = sentence.format(
        who=who, invoice=f"invoice {_cut(number)}" if number else nameless, amount=written
    )
    return said[0].upper() + said[1:]


def _subject(kind: str, detail: Mapping[str, str]) -> str:
    if kind == ActivityKind.CONTACT_UPDATED:
        about = str(detail.get("contact", ""))
        return f"the contact {_cut(about)}" if about else "a contact"
    return ""


def _ended(sentence: str) -> str:
    """The sentence with its full stop, unless the text that it ends with has one."""
    return sentence if sentence.endswith((".”", "…”", "!”", "?”")) else f"{sentence}."


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rstrip() + "…"


def _whole(*values: str | None) -> str:
    """The values in full when the sentence cuts one of them."""
    is_cut = any(value and _cut(value) != value for value in values)
    return " → ".join(value or "empty" for value in values) if is_cut else ""
