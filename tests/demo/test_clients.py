from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import ClientDraft, clean_draft, keys

if TYPE_CHECKING:
    from tests.demo.conftest import Ask

TEXTS = "select name, email, phone, address, website, tax_id, notes from clients"


def test_every_text_is_kept_as_it_is_and_needs_no_hint(ask: Ask) -> None:
    for texts in ask(TEXTS):
        draft = ClientDraft(*texts)

        assert clean_draft(draft, country="DE") == (draft, {})


def test_folded_texts_are_those_of_the_model(ask: Ask) -> None:
    stored = ("name_key", "address_key", "search_key", "phone_digits")

    kept = ask("select name_key, address_key, search_key, phone_digits from clients")

    for texts, values in zip(ask(TEXTS), kept, strict=True):
        expected = keys(ClientDraft(*texts))

        assert dict(zip(stored, values, strict=True)) == expected


def test_a_few_clients_miss_each_text(ask: Ask) -> None:
    ((email, phone, website, tax_id, address, notes),) = ask(
        "select count(email), count(phone), count(website), count(tax_id), count(address),"
        " count(notes) from clients"
    )

    assert 900 <= email <= 985
    assert 880 <= phone <= 980
    assert 880 <= website <= 980
    assert 870 <= tax_id <= 970
    assert 930 <= address <= 995
    assert 190 <= notes <= 310


def test_euro_clients_inherit_the_currency_and_others_state_theirs(ask: Ask) -> None:
    found: dict[str | None, int] = dict(
        ask("select currency, count(*) from clients group by currency")
    )

    assert "EUR" not in found
    assert found[None] > 600
    assert {"GBP", "USD", "SEK", "NOK", "DKK", "PLN", "CHF"} <= set(found)


def test_owners_are_spread_unevenly_and_some_clients_have_none(ask: Ask) -> None:
    counts = [count for _, count in ask("select owner_id, count(*) from clients group by all")]
    ((unassigned,),) = ask("select count(*) from clients where owner_id is null")

    assert 50 <= unassigned <= 110
    assert max(counts) > 3 * min(counts)


def test_some_clients_are_archived_and_have_no_recent_invoice(ask: Ask) -> None:
    ((archived, late),) = ask(
        "select count(distinct c.id),"
        " count(*) filter (i.issue_date > c.archived_at - interval 60 day)"
        " from clients c left join invoices i on i.client_id = c.id where archived_at is not null"
    )

    assert 60 <= archived <= 120
    assert late == 0


def test_portal_credit_limits_terms_and_holds_are_set_for_some(ask: Ask) -> None:
    ((portal, limits, terms, tones, holds),) = ask(
        "select count(*) filter (portal_enabled), count(credit_limit), count(payment_terms_days),"
        " count(reminder_tone), count(*) filter (on_hold) from clients"
    )

    assert 300 <= portal <= 400
    assert 100 <= limits <= 200
    assert 170 <= terms <= 270
    assert 50 <= tones <= 110
    assert 5 <= holds <= 60


def test_a_search_for_logistics_finds_clients(ask: Ask) -> None:
    ((count,),) = ask("select count(*) from clients where search_key like '%logistics%'")

    assert 15 <= count <= 120


def test_what_touched_a_client_last_is_its_update_time(ask: Ask) -> None:
    found = ask(
        "select count(*) from clients c join ("
        "select client_id, max(activities.at) as newest from activities"
        " where kind not like 'invoice%' group by client_id) a on a.client_id = c.id"
        " where a.newest <> c.updated_at"
    )

    assert found == [(0,)]
