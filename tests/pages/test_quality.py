from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.actions import clients, contacts, quality
from clientdesk.actions.workspace import local_owner
from clientdesk.model.contact import ContactDraft
from clientdesk.model.enrichment import FailureKind
from clientdesk.model.quality import Finding, findings_in
from clientdesk.model.words import ContactGroup, Role
from clientdesk.queries.quality import worklist
from clientdesk.queries.quality_rows import ignored
from clientdesk.ui import cached
from tests.pages import drawn
from tests.pages.clients import keys, made, seen_by
from tests.pages.conftest import THEN
from tests.pages.enriched import ended, entitle, failure, result
from tests.pages.invoices import add_issued

if TYPE_CHECKING:
    from uuid import UUID

    import pytest
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def opened(app: AppTest, **address: str) -> AppTest:
    for name, value in address.items():
        app.query_params[name] = value
    app.switch_page("pages/quality.py").run()
    assert not app.exception
    return app


def mending(app: AppTest, client_id: UUID) -> AppTest:
    """The page with the drawer of a client over it."""
    app.session_state["mend-asked"] = (client_id, None)
    return opened(app)


def items(app: AppTest, key: str = "quality-rows") -> list[dict[str, Any]]:
    found = drawn.component(app, key) or {"items": []}
    rows: list[dict[str, Any]] = found["items"]
    return rows


def chips(app: AppTest) -> dict[str, list[str]]:
    return {row["name"]: [chip["text"] for chip in row["chips"]] for row in items(app)}


def found(records: Database, client_id: UUID) -> set[Finding]:
    rows = worklist(records, cached.today(), cached.now()).clients
    [number] = rows.filter(rows["id"] == str(client_id))["findings"]
    return set(findings_in(number))


def complete(records: Database, name: str = "Whole") -> UUID:
    """A client of whom nothing is to be mended."""
    client_id = made(
        records,
        name,
        email="office@whole.example",
        website="https://whole.example",
        tax_id="GB371201047",
        address="1 High Street, London",
    )
    owner = local_owner(records)
    clients.take_over(records, owner, client_id, THEN)
    draft = ContactDraft("Bo", "bo@whole.example", contact_group=ContactGroup.COLLECTIONS)
    contacts.add(records, owner, client_id, draft, THEN)
    return client_id


def test_an_empty_workspace_says_what_will_stand_here(records: Database, app: AppTest) -> None:
    assert records
    opened(app)
    assert "No clients yet" in [each.value for each in app.subheader]


def test_where_everything_is_in_order_there_is_nothing_to_mend(
    records: Database, app: AppTest
) -> None:
    complete(records)
    opened(app)
    assert "Nothing to mend" in [each.value for each in app.subheader]
    assert drawn.cards(app, "quality-figures")["In order"] == "100%"


def test_who_owes_more_stands_first_with_every_finding(records: Database, app: AppTest) -> None:
    complete(records)
    made(records, "Abacus")
    owing = made(records, "Zebra", email="office@zebra.example")
    add_issued(records, owing)
    opened(app)
    rows = chips(app)
    assert list(rows) == ["Zebra", "Abacus"]
    assert rows["Zebra"] == [
        *("No collections contact", "Tax ID missing", "No owner"),
        *("Address missing", "Website missing"),
    ]
    assert items(app)[0]["worth"].startswith("€")
    assert drawn.cards(app, "quality-figures")["In order"] == "33%"


def test_a_finding_and_an_owner_filter_the_list_and_stand_in_the_address(
    records: Database, app: AppTest
) -> None:
    made(records, "Mailed", email="office@mailed.example")
    made(records, "Silent")
    opened(app, finding="missing_email", owner="unassigned")
    assert list(chips(app)) == ["Silent"]
    opened(app, finding="missing_email", owner="Nora Quinn")
    assert "Nothing to mend" in [each.value for each in app.subheader]
    app.button(key="quality-clear").click().run()
    assert list(chips(app)) == ["Mailed", "Silent"]


def test_a_field_is_entered_in_the_drawer_and_its_finding_goes(
    records: Database, app: AppTest
) -> None:
    client_id = made(records, "Acme")
    mending(app, client_id)
    key = f"mend-tax_id-missing_tax_id-{client_id}"
    app.text_input(key=key).set_value("GB371201048")
    app.button(key="mend-save-missing_tax_id").click().run()
    mending(app, client_id)
    assert any("not right for its country" in each.value for each in app.markdown)
    assert Finding.MISSING_TAX_ID in found(records, client_id)

    app.text_input(key=key).set_value("GB371201047")
    app.button(key="mend-save-missing_tax_id").click().run()
    assert Finding.MISSING_TAX_ID not in found(records, client_id)


def test_an_owner_and_a_contact_are_given_in_the_drawer(records: Database, app: AppTest) -> None:
    client_id = made(records, "Acme")
    mending(app, client_id)
    app.button(key="mend-take-over").click().run()
    assert Finding.NO_OWNER not in found(records, client_id)
    mending(app, client_id)
    app.text_input(key=f"mend-contact-name-{client_id}").set_value("Bo")
    app.text_input(key=f"mend-contact-phone-{client_id}").set_value("+44 20 7946 0958")
    app.button(key="mend-contact-add").click().run()
    assert Finding.NO_COLLECTIONS_CONTACT not in found(records, client_id)


def test_what_enrichment_found_is_taken_over_in_one_click(records: Database, app: AppTest) -> None:
    entitle(records)
    client_id = ended(records, result(vat_id="GB371201047"), "Acme")
    opened(app)
    [row] = items(app)
    deeds = {chip["id"]: chip["deed"] for chip in row["chips"]}
    assert deeds["missing_tax_id"] == "Use GB371201047"
    mending(app, client_id)
    app.button(key="mend-use-missing_tax_id").click().run()
    assert Finding.MISSING_TAX_ID not in found(records, client_id)


def test_a_failed_lookup_is_retried_in_place(records: Database, app: AppTest) -> None:
    entitle(records)
    client_id = ended(records, failure(FailureKind.TLS), "Acme")
    mending(app, client_id)
    app.button(key="mend-look-up-enrichment_failed").click().run()
    assert Finding.FAILED not in found(records, client_id)


def test_what_is_let_stand_needs_a_reason_and_is_listed_with_it(
    records: Database, app: AppTest
) -> None:
    client_id = made(records, "Acme")
    mending(app, client_id)
    app.button(key="mend-let-stand-missing_tax_id").click().run()
    assert Finding.MISSING_TAX_ID in found(records, client_id)
    mending(app, client_id)
    reason = f"mend-reason-missing_tax_id-{client_id}"
    app.text_input(key=reason).set_value("A private person")
    app.button(key="mend-let-stand-missing_tax_id").click().run()
    assert Finding.MISSING_TAX_ID not in found(records, client_id)
    [kept] = ignored(records)
    assert (kept.reason, kept.ignored_by) == ("A private person", "Nora Quinn")

    opened(app, show="ignored")
    [row] = items(app, "quality-ignored")
    assert (row["name"], row["below"], row["said"][0]) == (
        *("Acme", "Tax ID missing", "A private person"),
    )


def test_the_drawer_walks_on_through_the_list(records: Database, app: AppTest) -> None:
    first, second = made(records, "Abacus"), made(records, "Bravo")
    mending(app, first)
    assert "1 of 2" in [each.value for each in app.text]
    app.button(key="mend-next").click().run()
    assert "2 of 2" in [each.value for each in app.text]
    assert f"mend-owner-{second}" in keys(app)
    assert app.button(key="mend-next").disabled


def test_text_of_records_is_no_markup(records: Database, app: AppTest) -> None:
    name = "<b>Acme</b> [x](https://evil.example) $x$"
    client_id = made(records, name)
    owner = local_owner(records)
    quality.ignore(records, owner, client_id, Finding.MISSING_EMAIL, "**bold** <i>", THEN)
    mending(app, client_id)
    assert [row["name"] for row in items(app)] == [name]
    assert not any("**bold**" in each.value or "<i>" in each.value for each in app.markdown)


def test_a_viewer_sees_the_findings_and_mends_nothing(
    records: Database, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = made(records, "Acme")
    seen_by(monkeypatch, Role.VIEWER)
    mending(app, client_id)
    [row] = items(app)
    assert row["chips"]
    assert not any(chip["deed"] for chip in row["chips"])
    assert row["menu"] == []
    assert not {key for key in keys(app) if key.startswith("mend-")} - {
        "mend-previous",
        "mend-next",
    }


def test_a_likely_twin_is_named_in_the_drawer(records: Database, app: AppTest) -> None:
    texts = {"email": "office@acme.example", "website": "https://acme.example"}
    first = made(records, "Acme Tools Ltd", **texts)
    made(records, "ACME Tools Limited", **texts)
    mending(app, first)
    assert {"Possible duplicate"} <= set(chips(app)["Acme Tools Ltd"])
    links = [link.proto.label for link in app.get("page_link")]
    assert "ACME Tools Limited" in links
