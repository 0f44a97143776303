from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.actions import clients, contacts, invoices
from clientdesk.actions.workspace import local_owner
from clientdesk.model.contact import ContactDraft
from clientdesk.model.enrichment import FailureKind
from clientdesk.model.invoice_draft import InvoiceDraft
from clientdesk.model.invoice_sums import Line
from clientdesk.model.words import ContactGroup, Role
from clientdesk.ui import cached
from tests.pages import drawn
from tests.pages.clients import made, seen_by
from tests.pages.conftest import THEN
from tests.pages.enriched import ended, entitle, failure
from tests.pages.invoices import add_draft

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def opened(app: AppTest, **address: str) -> AppTest:
    for name, value in address.items():
        app.query_params[name] = value
    app.switch_page("pages/today.py").run()
    assert not app.exception
    return app


def items(app: AppTest, part: str) -> list[dict[str, Any]]:
    found = drawn.component(app, f"brief-rows-{part}") or {"items": []}
    rows: list[dict[str, Any]] = found["items"]
    return rows


def test_an_empty_day_says_so_of_each_list(records: Database, app: AppTest) -> None:
    assert records
    opened(app)
    said = [each.value for each in app.text]
    assert "Nobody. No invoice is overdue." in said
    assert "Nothing. Whoever is to be invoiced soon is ready for it." in said
    assert not items(app, "call")


def test_who_is_late_is_called_with_contact_tone_and_warning(
    records: Database, app: AppTest
) -> None:
    owner = local_owner(records)
    client_id = made(records, "Acme", phone="+44 20 7946 0000")
    draft = ContactDraft("Bo", "bo@acme.example", contact_group=ContactGroup.COLLECTIONS)
    contacts.add(records, owner, client_id, draft, THEN)
    issued = cached.today() - timedelta(days=60)
    work = (Line("Consulting", Decimal(2), Decimal(100), Decimal("0.2")),)
    draft_of = InvoiceDraft(client_id, "EUR", issued, issued, work)
    late = invoices.create(records, owner, draft_of, cached.now())
    invoices.issue(records, owner, late.id, version=late.version, now=cached.now())
    opened(app)
    [row] = items(app, "call")
    assert row["name"] == "Acme"
    assert row["said"][0].startswith("1 invoice, €")
    assert row["said"][0].endswith("overdue. Reminder tone friendly.")
    assert row["said"][1].startswith("Ask Bo.")
    assert row["links"] == [
        ["+44 20 7946 0000", "tel:+442079460000"],
        ["bo@acme.example", "mailto:bo@acme.example"],
    ]
    assert "Acme: 1 invoice" in app.code[0].value


def test_a_draft_for_an_unready_client_leads_to_its_profile(
    records: Database, app: AppTest
) -> None:
    client_id = made(records, "Acme")
    add_draft(records, client_id)
    opened(app)
    [row] = items(app, "mend")
    assert row["said"] == ["A draft waits.", "To mend: tax ID, mailbox for invoices, lookup."]
    assert row["menu"] == ["Mend"]
    app.session_state["brief-lead"] = client_id
    app.switch_page("pages/today.py").run()
    assert any(each.value.startswith("Acme ") for each in app.title)


def test_who_is_to_be_invoiced_and_not_known_is_looked_up_where_that_is_on(
    records: Database, app: AppTest
) -> None:
    client_id = made(records, "Acme")
    add_draft(records, client_id)
    opened(app)
    assert not items(app, "check")
    entitle(records)
    failing = ended(records, failure(FailureKind.TLS), "Failing")
    add_draft(records, failing)
    opened(app)
    assert {row["name"]: row["menu"] for row in items(app, "check")} == {
        "Acme": ["Add website"],
        "Failing": ["Retry"],
    }


def test_mine_are_shown_first_to_who_has_clients(records: Database, app: AppTest) -> None:
    owner = local_owner(records)
    mine, other = made(records, "Mine"), made(records, "Other")
    clients.take_over(records, owner, mine, THEN)
    for client_id in (mine, other):
        add_draft(records, client_id)
    assert [row["name"] for row in items(opened(app), "mend")] == ["Mine"]
    opened(app, who="team")
    assert sorted(row["name"] for row in items(app, "mend")) == ["Mine", "Other"]


def test_text_of_records_is_no_markup(records: Database, app: AppTest) -> None:
    name = "<b>Acme</b> [x](https://evil.example) $x$"
    add_draft(records, made(records, name))
    opened(app)
    assert [row["name"] for row in items(app, "mend")] == [name]
    assert not any(name in each.value for each in app.markdown)


def test_a_viewer_reads_the_brief_and_does_nothing(
    records: Database, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    entitle(records)
    add_draft(records, made(records, "Acme"))
    seen_by(monkeypatch, Role.VIEWER)
    opened(app, who="team")
    rows = [*items(app, "mend"), *items(app, "check")]
    assert rows
    assert not any(row["menu"] for row in rows)
