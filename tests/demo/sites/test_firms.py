from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.demo.pools import cities
from clientdesk.demo.sites.quirks import Quirk

if TYPE_CHECKING:
    from clientdesk.demo.batches import Maker
    from clientdesk.demo.sites.firms import Firm


def test_only_clients_with_a_website_have_a_firm_and_no_host_has_two(
    maker: Maker, known: list[Firm]
) -> None:
    texts = maker.first.texts

    assert len({firm.domain for firm in known}) == len(known) > 350
    assert all(texts["website"][firm.row].endswith(f"//{firm.host}") for firm in known)


def test_a_firm_is_what_its_record_says_where_the_record_says_it(
    maker: Maker, known: list[Firm]
) -> None:
    texts = maker.first.texts
    for firm in known:
        if firm.quirk in {None, Quirk.MOVED, Quirk.PLAIN_HTTP}:
            row = texts.row(firm.row, named=True)
            assert firm.legal == row["name"]
            assert firm.phone == (row["phone"] or firm.phone)
            assert f"{firm.street}, {firm.place}" in (
                row["address"] or firm.street + ", " + firm.place
            )
            assert firm.vat in {row["tax_id"] or firm.vat, None}


def test_sites_know_what_some_records_lack(maker: Maker, known: list[Firm]) -> None:
    lacking = [firm for firm in known if maker.first.texts["tax_id"][firm.row] is None]

    assert len(lacking) > 15
    assert all(firm.vat for firm in lacking if firm.region != "US")


def test_the_city_of_an_address_stands_alone(known: list[Firm]) -> None:
    assert {firm.city for firm in known} <= set(cities().short) | set(cities().names.texts)


def test_what_differs_from_the_record_differs(maker: Maker, known: list[Firm]) -> None:
    texts = maker.first.texts
    by_quirk = {quirk: [firm for firm in known if firm.quirk is quirk] for quirk in Quirk}

    for firm in by_quirk[Quirk.RENAMED]:
        assert firm.legal != texts["name"][firm.row]
        assert firm.legal.startswith(firm.name)
    for firm in by_quirk[Quirk.OTHER_TAX_ID]:
        assert firm.vat != texts["tax_id"][firm.row]
    for firm in by_quirk[Quirk.STRANGER]:
        record = texts.row(firm.row, named=True)
        assert firm.legal != record["name"]
        assert not firm.email.endswith(firm.domain)
        assert firm.street not in (record["address"] or "")


def test_firms_are_of_all_sizes_and_some_do_not_tell(known: list[Firm]) -> None:
    told = [firm.employees for firm in known if firm.employees]

    assert 0.65 < len(told) / len(known) < 0.83
    assert min(told) >= 3
    assert {sum(count >= edge for edge in (10, 50, 250)) for count in told} == {0, 1, 2, 3}


def test_no_firm_is_founded_after_its_client_came(known: list[Firm]) -> None:
    assert min(firm.year for firm in known) >= 1881
    assert max(firm.year for firm in known) <= 2019


def test_mailboxes_for_everybody_are_none_for_invoices(known: list[Firm]) -> None:
    boxes = {firm.email.split("@")[0] for firm in known}

    assert not boxes & {"rechnung", "buchhaltung", "accounts", "factures", "facturen", "faktura"}
