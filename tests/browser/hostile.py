"""A workspace in which every text field of every record is full of markup."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.actions import (
    clients,
    contacts,
    enrichment_work,
    imports,
    invoices,
    members,
    payments,
    portal,
)
from clientdesk.actions.workspace import create_workspace
from clientdesk.errors import InvalidField
from clientdesk.intake.columns import match_columns
from clientdesk.intake.decisions import Decisions
from clientdesk.intake.tables import open_table
from clientdesk.model.client import ClientDraft
from clientdesk.model.contact import ContactDraft
from clientdesk.model.enrichment import (
    Evidence,
    Fact,
    FactField,
    Outcome,
    Result,
    Severity,
    Signal,
    SignalKind,
    SourceOutcome,
    SourceUse,
)
from clientdesk.model.invoice_draft import InvoiceDraft, PaymentDraft
from clientdesk.model.invoice_sums import Line
from clientdesk.model.member import MemberDraft
from clientdesk.model.words import ContactGroup, RiskTier
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.store.database import create_database
from tests.browser.payloads import PAYLOADS, naughty, packed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from uuid import UUID

    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database

NAME = "<b>B</b> ![i](http://evil.example/i.png) [l](http://evil.example) $x^2$ :red[r] www.evil.ie"
NOTES = (
    "# Heading\n<img src=http://evil.example/n.png onerror=alert(1)>\n![i](http://evil.example/m.png)"
    '\n=HYPERLINK("http://evil.example")\n\u202egnp.exe\u200b\n:material/home:'
)
NOW: Final = datetime(2026, 11, 20, 9, 30, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Hostile:
    """Where the pages of the hostile workspace are."""

    client: UUID
    invoice: UUID
    token: str


def write(path: Path) -> Hostile:
    """The workspace: one client that has everything, and one for each payload's name."""
    database = create_database(path)
    draft = WorkspaceDraft(
        PAYLOADS[1],
        "IE",
        "EUR",
        "Europe/Dublin",
        enrichment_enabled=True,
        address=packed(PAYLOADS, 500, "\n")[0],
        tax_id=PAYLOADS[5][:50],
        phone=PAYLOADS[7][:50],
        payment_details=packed(PAYLOADS, 1_000, "\n")[1],
    )
    owner = create_workspace(database, draft, "**Nora** <i>Q</i>", "nora@plain.example", NOW)
    _members(database, owner)
    client_id = _client(database, owner)
    _look_up(database, client_id)
    invoice_id = _invoice(database, owner, client_id, PAYLOADS)
    _contacts(database, owner, client_id)
    clients.set_portal(database, owner, client_id, enabled=True, now=NOW)
    read, changes = {"phone": PAYLOADS[3][:50]}, {"phone": "`tick` *p*"}
    clients.edit(database, owner, client_id, read=read, changes=changes, now=NOW)
    token = portal.link(database, owner, client_id, NOW).token
    _others(database, owner)
    database.close()
    return Hostile(client_id, invoice_id, token or "")


def _members(database: Database, owner: Actor) -> None:
    for number, text in enumerate(packed(PAYLOADS, 100)[:6]):
        member = MemberDraft(text, f"member{number}@plain.example")
        with suppress(InvalidField):
            members.add(database, owner, member, NOW)


def _client(database: Database, owner: Actor) -> UUID:
    notes = "\n".join([NOTES, *PAYLOADS])
    draft = ClientDraft(
        NAME,
        address="<script>alert(1)</script>\n[x](http://evil.example)",
        phone=PAYLOADS[3][:50],
        tax_id=PAYLOADS[4][:50],
        notes=notes,
        website="pages.example",
    )
    saved = clients.create(database, owner, draft, NOW, NOW.date())
    clients.take_over(database, owner, saved.id, NOW)
    return saved.id


def _contacts(database: Database, owner: Actor, client_id: UUID) -> None:
    groups = list(ContactGroup)
    for number, text in enumerate(packed(PAYLOADS, 200)[:15]):
        draft = ContactDraft(
            text,
            phone=PAYLOADS[number][:50],
            title=PAYLOADS[-number][:100],
            contact_group=groups[number % len(groups)],
        )
        with suppress(InvalidField):
            contacts.add(database, owner, client_id, draft, NOW)


def _invoice(
    database: Database, owner: Actor, client_id: UUID, texts: Sequence[str], amount: int = 1_000
) -> UUID:
    """An issued invoice that is paid in part, each text in a line of its own."""
    lines = tuple(Line(text[:1_000], Decimal(1), Decimal(amount)) for text in texts[:60])
    draft = InvoiceDraft(
        client_id,
        "EUR",
        date(2026, 10, 1),
        date(2026, 10, 15),
        lines,
        reference=texts[0][:100],
        note=packed(texts, 5_000, "\n")[0],
    )
    made = invoices.create(database, owner, draft, NOW)
    issued = invoices.issue(database, owner, made.id, version=made.version, now=NOW)
    paid = PaymentDraft(Decimal(1), date(2026, 11, 1), method=texts[-1][:100], note=texts[-2])
    payments.record(database, owner, made.id, paid, version=issued.version, now=NOW)
    return made.id


def _others(database: Database, owner: Actor) -> None:
    """A client for each of our payloads; the Big List in as many as hold it; some owe money."""
    strings = naughty()
    owing = []
    for name in PAYLOADS[:8]:
        saved = clients.create(database, owner, ClientDraft(name), NOW, NOW.date())
        owing.append(saved.id)
    for number, client_id in enumerate(owing):
        _invoice(database, owner, client_id, PAYLOADS[number : number + 3], 10_000)
    listed = io.StringIO()
    rows = csv.writer(listed)
    rows.writerow(["Name", "Address", "Notes"])
    for number, name in enumerate([*PAYLOADS[8:], *packed(strings, 200)]):
        notes = "\n".join(strings[number * 2 : number * 2 + 2])
        rows.writerow([name, PAYLOADS[number % len(PAYLOADS)], notes])
    data = listed.getvalue().encode("utf-8", "replace")
    table = open_table(data, f"{PAYLOADS[1]}.csv")
    reviewed = imports.review(database, table, match_columns(table))
    imports.commit(database, owner, reviewed, Decisions(), NOW, NOW.date())


def _look_up(database: Database, client_id: UUID) -> None:
    """Let a lookup find nothing but markup, in every place where a page's text is kept."""
    evidence = tuple(
        Evidence(source, url, f"{NOTES} {NAME}")
        for source, url in (
            ("website", "javascript:alert('evil')"),
            ("[s](http://evil.example)", "data:text/html,<script>alert('evil')</script>"),
            ("website", "https://pages.example/<b>B</b>/[l](x)?q=$x^2$"),
        )
    )
    values = {
        field: f"{NAME} {PAYLOADS[number]} {PAYLOADS[-number]}"
        for number, field in enumerate(FactField)
    }
    values[FactField.X_URL] = "javascript:alert('evil')"
    values[FactField.INVOICE_EMAIL] = "ap@pages.example?bcc=**Nora**"
    fields = {field: Fact(value, 0.5, evidence) for field, value in values.items()}
    signals = tuple(
        Signal(kind, Severity.LOW, f"{NAME} {PAYLOADS[number]}", evidence)
        for number, kind in enumerate(SignalKind)
    )
    sources = (SourceUse(NAME, SourceOutcome.OK, 1),)
    found = Result(
        Outcome.SUCCEEDED,
        fields=fields,
        risk_signals=signals,
        risk_tier=RiskTier.LOW,
        sources=sources,
    )
    (job,) = enrichment_work.claim(database, "one", NOW)
    assert job.client_id == client_id
    assert enrichment_work.finish(database, job, found, NOW)
