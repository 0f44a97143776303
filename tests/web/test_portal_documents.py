from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import anyio
import httpx
import pytest

from clientdesk.actions import clients, invoices
from clientdesk.model.ids import new_id
from clientdesk.portal.limits import MAKING, WAITING, Counts
from clientdesk.store.database import database
from clientdesk.web import admission, portal
from clientdesk.web.answers import UNAVAILABLE_PAGE
from clientdesk.web.headers import HEADERS, OWN
from tests.documents.sheets import read
from tests.pages.conftest import THEN
from tests.web.portals import LIMIT, LONG_AGO, is_the_one_page, serving_one, with_portal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.applications import Starlette

    from tests.web.portals import Ask, Desk


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The database of one workspace for all tests of this module."""
    with serving_one(tmp_path_factory.mktemp("documents") / "records.duckdb") as path:
        yield path


@pytest.fixture(autouse=True)
def path(shared: Path) -> Path:
    """Where the server looks for its database."""
    return shared


@pytest.fixture
def desk() -> Desk:
    """A client of its own for each test."""
    return with_portal(database())


def pdf_of(desk: Desk, invoice_id: object) -> str:
    return f"/p/{desk.token}/invoices/{invoice_id}.pdf"


def test_an_invoice_is_a_file_with_its_number_as_name(ask: Ask, desk: Desk) -> None:
    made = desk.issued()
    answer = ask(pdf_of(desk, made.id))

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    name = f"Invoice {made.number}.pdf"
    assert f'attachment; filename="{name}"' in answer.headers["content-disposition"]
    assert f"Invoice {made.number}" in read(answer.content).text
    expected = {name.lower(): value for name, value in (HEADERS | OWN).items()}
    assert expected.items() <= dict(answer.headers).items()


def test_a_document_does_not_hold_the_link_for_it_is_handed_on(ask: Ask, desk: Desk) -> None:
    made = desk.issued()

    for address in (pdf_of(desk, made.id), f"/p/{desk.token}/statement.pdf"):
        found = read(ask(address).content)
        assert (desk.token in found.text, found.links) == (False, [])


def test_a_statement_has_the_invoices_and_the_closing_balance(ask: Ask, desk: Desk) -> None:
    made = desk.issued()
    pdf, table = (ask(f"/p/{desk.token}/statement.{form}") for form in ("pdf", "csv"))

    assert f"Invoice {made.number}" in read(pdf.content).text
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [row["entry"] for row in rows] == ["invoice", "closing_balance"]
    assert rows[-1]["balance"] == "240.00"
    assert "filename*=UTF-8''Statement%20Northlight" in table.headers["content-disposition"]


@pytest.mark.parametrize(
    ("query", "entries"),
    [
        ("", ["invoice", "closing_balance"]),
        ("?from=&to=", ["invoice", "closing_balance"]),
        ("?from=2020-01-01&to=2020-01-31", ["opening_balance", "invoice", "closing_balance"]),
        ("?from=2020-02-01", ["opening_balance", "closing_balance"]),
        ("?from=9999-12-31&to=9999-12-31", ["opening_balance", "closing_balance"]),
        ("?to=2019-12-31", ["closing_balance"]),
    ],
)
def test_a_statement_is_over_the_days_asked_for(
    ask: Ask, desk: Desk, query: str, entries: list[str]
) -> None:
    desk.issued()
    table = ask(f"/p/{desk.token}/statement.csv{query}").content.decode("utf-8-sig")

    assert [row["entry"] for row in csv.DictReader(io.StringIO(table))] == entries


@pytest.mark.parametrize("query", ["?from=x", "?to=2026-02-30", "?from=2026-1-1", "?to=%00"])
def test_days_that_are_none_are_the_one_page(ask: Ask, desk: Desk, query: str) -> None:
    for form in ("pdf", "csv"):
        assert is_the_one_page(ask(f"/p/{desk.token}/statement.{form}{query}"), ask)


def test_only_the_clients_own_issued_invoices_are_given_out(ask: Ask, desk: Desk) -> None:
    mine, foreign, draft = desk.issued(), with_portal(desk.records).issued(), desk.draft()
    ended = desk.issued()
    invoices.cancel(desk.records, desk.owner, ended.id, version=ended.version, now=LONG_AGO)
    never = [
        *(foreign.id, draft.id, ended.id, new_id(), desk.client_id, "x", "", "%2e%2e%2f1"),
        *(str(mine.id).upper(), mine.id.hex, f"{{{mine.id}}}", f"{mine.id}%00"),
    ]

    for place, other in enumerate(never):
        assert is_the_one_page(ask(pdf_of(desk, other), place=f"127.0.3.{place}"), ask)
    assert ask(pdf_of(desk, mine.id)).status_code == 200


def test_a_scheduled_or_refunded_invoice_is_given_out_neither(ask: Ask, desk: Desk) -> None:
    scheduled, ended = desk.draft(), desk.issued()
    with desk.records.cursor() as cursor:
        cursor.execute(
            "update invoices set status = 'scheduled', issue_date = '2999-01-01', "
            "counts_from = '2999-01-01' where id = ?",
            [scheduled.id],
        )
        cursor.execute(
            "update invoices set status = 'refunded', refunded_at = ?, counts_until = ? "
            "where id = ?",
            [LONG_AGO, LONG_AGO.date(), ended.id],
        )

    for each in (scheduled, ended):
        assert is_the_one_page(ask(pdf_of(desk, each.id)), ask)
    assert "No invoices yet." in ask(f"/p/{desk.token}").text


def test_an_archived_account_gives_its_documents(ask: Ask, desk: Desk) -> None:
    made = desk.issued()
    clients.archive(desk.records, desk.owner, desk.client_id, THEN)

    for address in (pdf_of(desk, made.id), f"/p/{desk.token}/statement.pdf"):
        assert ask(address).headers["content-type"] == "application/pdf"


def test_taking_documents_changes_nothing_and_counts_no_view(ask: Ask, desk: Desk) -> None:
    made = desk.issued()
    before = desk.records.sequence
    for address in (pdf_of(desk, made.id), f"/p/{desk.token}/statement.csv"):
        ask(address)
        ask(address, "HEAD")

    assert (desk.records.sequence, desk.views()) == (before, 0)


def test_moving_about_in_the_list_is_one_view(ask: Ask, desk: Desk) -> None:
    for query in ("", "?show=open", "?show=all&page=2"):
        assert ask(f"/p/{desk.token}{query}").status_code == 200

    assert desk.views() == 1


def test_documents_and_pages_count_together_towards_the_limit_of_a_link(
    ask: Ask, desk: Desk
) -> None:
    made = desk.issued()
    doors = [f"/p/{desk.token}", pdf_of(desk, made.id), f"/p/{desk.token}/statement.csv"]
    for number in range(LIMIT):
        assert ask(doors[number % 3], "HEAD").status_code == 200

    for address in doors:
        assert is_the_one_page(ask(address), ask)


def test_asking_for_invoices_of_others_uses_up_the_patience_with_an_address(
    ask: Ask, desk: Desk
) -> None:
    for _ in range(LIMIT):
        ask(pdf_of(desk, new_id()), place="127.0.0.7")

    assert is_the_one_page(ask(f"/p/{desk.token}", place="127.0.0.7"), ask)
    assert ask(f"/p/{desk.token}").status_code == 200


def test_a_statement_too_long_for_a_pdf_offers_the_table(ask: Ask, desk: Desk) -> None:
    made = desk.issued()
    with desk.records.cursor() as cursor:
        cursor.execute(
            "insert into payments by name select uuid() as id, i.id as invoice_id, i.client_id, "
            "'EUR' as currency, 0.01 as amount, date '2020-02-01' as paid_on, 'posted' as state, "
            "false as assumed, i.created_at, 1 as version from invoices i, range(2000) "
            "where i.id = ?",
            [made.id],
        )
    pdf, table = (ask(f"/p/{desk.token}/statement.{form}") for form in ("pdf", "csv"))

    assert (pdf.status_code, table.status_code) == (422, 200)
    assert "this statement has 2,001: download the CSV" in pdf.text
    assert 'href="statement.csv"' in pdf.text
    assert pdf.headers["cache-control"] == "no-store"


def test_days_that_end_before_they_begin_are_said_to(ask: Ask, desk: Desk) -> None:
    turned = "statement.{}?from=2026-03-31&to=2026-01-01"
    answers = [ask(f"/p/{desk.token}/{turned.format(form)}") for form in ("pdf", "csv")]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "The first day is after the last" in answers[0].text
    assert 'href="statement.csv?from=2026-01-01&amp;to=2026-03-31"' in answers[0].text


def test_who_comes_while_too_many_documents_are_made_is_asked_to_come_again(
    layers: Starlette, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "openings", Counts(1000))
    address = f"/p/{desk.token}/statement.csv"

    async def asking() -> tuple[httpx.Response, list[int]]:
        transport = httpx.ASGITransport(layers, client=("127.0.0.1", 5000))
        found: list[int] = []
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:

            async def wait() -> None:
                found.append((await client.get(address)).status_code)

            async with anyio.create_task_group() as group:
                for number in range(MAKING):
                    await portal.making.acquire_on_behalf_of(number)
                for _ in range(WAITING):
                    group.start_soon(wait)
                while portal.making.statistics().tasks_waiting < WAITING:
                    await anyio.lowlevel.checkpoint()
                refused = await client.get(address)
                for number in range(MAKING):
                    portal.making.release_on_behalf_of(number)
        return refused, found

    refused, found = anyio.run(asking)

    assert (refused.status_code, refused.text) == (503, UNAVAILABLE_PAGE)
    assert refused.headers["retry-after"] == "5"
    assert found == [200] * WAITING
