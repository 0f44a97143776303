from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.words import InvoiceStatus

if TYPE_CHECKING:
    from tests.demo.conftest import Ask


def test_every_status_occurs_and_most_invoices_are_paid(ask: Ask) -> None:
    counts: dict[str, int] = dict(ask("select status, count(*) from invoices group by status"))

    assert set(counts) == set(InvoiceStatus)
    assert 0.85 < counts["paid"] / 12_000 < 0.97
    assert sum(counts.values()) == 12_000


def test_open_invoices_are_mostly_recent(ask: Ask) -> None:
    ((share,),) = ask(
        "select avg((issue_date > date '2026-08-01')::int) from invoices"
        " where status in ('unpaid', 'overdue', 'pending')"
    )

    assert share > 0.75


def test_numbers_run_without_a_gap_in_the_order_of_issue(ask: Ask) -> None:
    found = ask(
        """
        select bool_and(number = 'HV-' || lpad(place::varchar, 5, '0')), count(*) > 11000 from (
            select number, row_number() over (order by issue_date, sent_at, number) as place
            from invoices where number is not null)
        """
    )

    assert found == [(True, True)]


def test_drafts_and_scheduled_ones_have_no_number_and_copy_nothing(ask: Ask) -> None:
    found = ask(
        "select count(coalesce(number, client_name, counts_from::varchar, sent_at::varchar))"
        " from invoices where status in ('draft', 'scheduled')"
    )

    assert found == [(0,)]


def test_issued_ones_copy_the_client(ask: Ask) -> None:
    found = ask(
        """
        select count(*) from invoices i join clients c on c.id = i.client_id
        where i.counts_from is not null and (i.client_name, i.client_email, i.client_address,
            i.client_tax_id) is distinct from (c.name, c.email, c.address, c.tax_id)
        """
    )

    assert found == [(0,)]


def test_no_invoice_is_before_its_client(ask: Ask) -> None:
    found = ask(
        "select count(*) from invoices i join clients c on c.id = i.client_id"
        " where i.created_at <= c.created_at"
    )

    assert found == [(0,)]


def test_business_dates_are_the_dates_of_their_times(ask: Ask) -> None:
    found = ask(
        """
        select count(*) from invoices
        where counts_from <> sent_at::date or issue_date <> coalesce(counts_from, issue_date)
            or counts_until <> coalesce(refunded_at, canceled_at)::date
            or extract(hour from sent_at) not between 8 and 16
        """
    )

    assert found == [(0,)]


def test_due_dates_follow_the_terms(ask: Ask) -> None:
    found = ask(
        """
        select count(*) filter (due_date <> issue_date + coalesce(c.payment_terms_days, 30)),
            count(*) filter (due_date is null and counts_from is not null) between 1 and 100
        from invoices i join clients c on c.id = i.client_id
        """
    )

    assert found == [(0, True)]


def test_six_years_have_seasons_and_growth(ask: Ask) -> None:
    years = [
        count
        for (count,) in ask(
            "select count(*) from invoices group by year(issue_date) ="
            " 2022, year(issue_date) order by year(issue_date)"
        )
    ]
    months: dict[int, int] = dict(
        ask(
            "select month(issue_date), count(*) from invoices"
            " where issue_date between '2021-01-01' and '2025-12-31' group by all"
        )
    )

    assert years[1] < years[4]
    assert months[8] < 0.75 * months[6]
    assert ask("select count(*) from invoices where isodow(issue_date) > 5") == [(0,)]


def test_a_few_clients_bring_much_of_the_work(ask: Ask) -> None:
    ((share, none),) = ask(
        """
        select sum(n) filter (place <= 100) / sum(n), count(*) filter (n = 0) from (
            select count(i.id) as n, row_number() over (order by count(i.id) desc) as place
            from clients c left join invoices i on i.client_id = c.id group by c.id)
        """
    )

    assert 0.3 < share < 0.7
    assert 20 < none < 250


def test_some_invoices_are_not_in_the_currency_of_their_client(ask: Ask) -> None:
    ((count,),) = ask(
        "select count(*) from invoices i join clients c on c.id = i.client_id"
        " where i.currency <> coalesce(c.currency, 'EUR')"
    )

    assert 20 < count < 500


def test_no_tax_is_charged_abroad_to_whom_it_is_not_due(ask: Ask) -> None:
    found = ask(
        """
        select distinct l.tax_rate::varchar from invoices i
        join invoice_lines l on l.invoice_id = i.id join clients c on c.id = i.client_id
        where c.tax_id is not null and c.address is not null
        group by l.tax_rate, c.address like '%Germany' order by 1
        """
    )

    assert found == [("0.000000",), ("0.190000",)]
