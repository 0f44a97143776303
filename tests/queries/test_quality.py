"""The worklist against a count in plain Python, the law of its order, and what is let stand."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.actions import clients, contacts, quality
from clientdesk.actions.workspace import edit_workspace, local_owner
from clientdesk.demo.workspace import fill
from clientdesk.errors import InvalidField
from clientdesk.model.client import ClientDraft, clean_draft
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.contact import ContactDraft
from clientdesk.model.enrichment_inputs import fingerprint
from clientdesk.model.quality import SEVERITY, Finding, bits, findings_in
from clientdesk.model.words import ContactGroup
from clientdesk.queries.directory import EVERYTHING, directory
from clientdesk.queries.duplicates import duplicates
from clientdesk.queries.quality import NOBODY, ranked, worklist
from clientdesk.queries.quality_rows import ignored, rows
from clientdesk.queries.workspace import workspace
from clientdesk.store.database import Database, create_database, open_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY: Final = date(2026, 11, 23)
NOW: Final = datetime(2026, 11, 23, 10, 0)
SPOILT: Final = {
    Finding.INVALID_EMAIL: "update clients set email = 'office at acme'",
    Finding.INVALID_TAX_ID: "update clients set tax_id = 'GB371201048'",
    Finding.INVALID_WEBSITE: "update clients set website = 'ftp://acme.example'",
    Finding.INVALID_PHONE: "update clients set phone = repeat('1', 51)",
    Finding.PORTAL_UNREACHABLE: (
        "update clients set portal_enabled = true, email = null, finance_contact_email = null"
    ),
}
TWIN: Final = """
update clients set name = 'Acme Tools Ltd', name_key = 'acme tools ltd', tax_id = 'GB371201047',
    email = 'office@acme-tools.example', website = 'https://acme-tools.example', archived_at = null
where list_contains([$1, $2], id::varchar)
"""


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed file of a demo in which some values of each kind are wrong."""
    path = tmp_path_factory.mktemp("spoilt") / "demo.duckdb"
    database = create_database(path)
    fill(database, clients=150, invoices=900, seed=3, today=TODAY)
    ids = [str(row["id"]) for row in database.rows("client_ids")]
    with database.cursor() as cursor:
        for place, change in enumerate(SPOILT.values()):
            chosen = ids[place * 6 : place * 6 + 6]
            cursor.execute(change + " where list_contains(?, id::varchar)", [chosen])
            if "email = 'office" in change:
                cursor.execute(TWIN, [ids[100], ids[101]])
            if "portal" in change:
                gone = "delete from client_contacts where list_contains(?, client_id::varchar)"
                cursor.execute(gone, [chosen])
    database.close()
    return path


@pytest.fixture
def desk(spoilt: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "desk.duckdb"
    shutil.copy(spoilt, path)
    database = open_database(path)
    yield database
    database.close()


def everything(database: Database, query: str) -> list[dict[str, Any]]:
    with database.cursor() as cursor:
        cursor.execute(query)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def is_refused(client: dict[str, Any], field: str) -> bool:
    """Whether the form of a new client would refuse the text."""
    texts = {"name": "A", "address": client["address"], field: client[field]}
    try:
        clean_draft(ClientDraft(**texts), country="GB")
    except InvalidField:
        return True
    return False


def counted(database: Database) -> dict[str, set[Finding]]:
    """The findings of every active client, one by one."""
    people = {row["id"]: row["status"] for row in everything(database, "from members")}
    reach = everything(database, "from client_contacts")
    found = {}
    twins = {str(each) for group in duplicates(database, TODAY) for each in group.ids}
    for client in everything(database, "from clients where archived_at is null"):
        theirs = [each for each in reach if each["client_id"] == client["id"]]
        mailboxes = [each["email"] for each in theirs if each["email"]]
        asked = [each for each in theirs if each["contact_group"] == "collections"]
        status = client["enrichment_status"]
        looked_up = client["enriched_at"]
        holds = {
            Finding.MISSING_EMAIL: not client["email"],
            Finding.MISSING_TAX_ID: not client["tax_id"],
            Finding.MISSING_ADDRESS: not client["address"],
            Finding.MISSING_WEBSITE: not client["website"],
            **{
                finding: is_refused(client, finding.removeprefix("invalid_"))
                for finding in Finding
                if finding.startswith("invalid_")
            },
            Finding.DUPLICATE: str(client["id"]) in twins,
            Finding.NO_OWNER: people.get(client["owner_id"]) != "active",
            Finding.NO_COLLECTIONS_CONTACT: not client["finance_contact_email"]
            and not any(each["email"] or each["phone"] for each in asked),
            Finding.PORTAL_UNREACHABLE: client["portal_enabled"]
            and not (client["email"] or client["finance_contact_email"] or mailboxes),
            Finding.FAILED: status == "failed",
            Finding.SKIPPED: status == "skipped",
            Finding.STALE: status == "succeeded"
            and (
                looked_up < NOW - timedelta(days=180)
                or client["enriched_inputs"] not in {None, fingerprint(client)}
            ),
        }
        found[str(client["id"])] = {finding for finding, held in holds.items() if held}
    return found


def found_by_id(database: Database) -> dict[str, set[Finding]]:
    frame = worklist(database, TODAY, NOW).clients
    return {row["id"]: set(findings_in(row["findings"])) for row in frame.iter_rows(named=True)}


def test_every_finding_is_the_one_that_plain_python_counts(desk: Database) -> None:
    one_by_one = counted(desk)
    assert found_by_id(desk) == one_by_one
    counts = worklist(desk, TODAY, NOW).counts()
    assert counts == {
        finding: sum(finding in found for found in one_by_one.values()) for finding in Finding
    }
    assert all(counts.values()), counts


def test_after_an_edit_only_what_it_mends_has_gone(desk: Database) -> None:
    before = found_by_id(desk)
    client_id = next(each for each, found in before.items() if Finding.INVALID_EMAIL in found)
    owner = local_owner(desk)
    changes = {"email": "office@acme.example"}
    read = {"email": "office at acme"}
    clients.edit(desk, owner, UUID(client_id), read=read, changes=changes, now=NOW)
    draft = ContactDraft("Bo", phone="+44 20 7946 0958", contact_group=ContactGroup.COLLECTIONS)
    contacts.add(desk, owner, UUID(client_id), draft, NOW)

    after = found_by_id(desk)

    assert after == counted(desk)
    assert Finding.INVALID_EMAIL not in after[client_id]
    assert Finding.NO_COLLECTIONS_CONTACT not in after[client_id]


def test_nothing_is_found_of_lookups_while_they_are_off(desk: Database) -> None:
    assert worklist(desk, TODAY, NOW).counts()[Finding.FAILED]
    off = {"enrichment_enabled": False}
    edit_workspace(desk, local_owner(desk), workspace(desk), off, NOW)
    counts = worklist(desk, TODAY, NOW).counts()
    assert not any(counts[each] for each in (Finding.FAILED, Finding.SKIPPED, Finding.STALE))


def test_an_archived_client_is_not_to_be_mended(desk: Database) -> None:
    first = worklist(desk, TODAY, NOW).to_mend()["id"][0]
    clients.archive(desk, local_owner(desk), UUID(first), NOW)
    assert first not in worklist(desk, TODAY, NOW).clients["id"]


def test_a_page_says_whose_it_is_and_what_it_owes_in_the_base_currency(desk: Database) -> None:
    found = worklist(desk, TODAY, NOW)
    page = rows(desk, found.to_mend().head(10))
    listed = directory(desk, ClientFilter(), TODAY, limit=EVERYTHING).clients
    names = dict(listed.select("id", "name").iter_rows())
    owners = dict(listed.select("id", "owner").iter_rows())
    assert [each.name for each in page] == [names[str(each.id)] for each in page]
    assert [each.owner for each in page] == [owners[str(each.id)] for each in page]
    weights = [each.balance * sum(SEVERITY[one] for one in each.findings) for each in page]
    assert weights == sorted(weights, reverse=True)


def test_the_score_adds_up_and_an_owner_has_a_list_of_their_own(desk: Database) -> None:
    every = worklist(desk, TODAY, NOW)
    score = every.score()
    assert score.clients - score.clean == every.to_mend().height
    assert score.share == score.clean / score.clients
    outstanding = directory(desk, ClientFilter(), TODAY).sums.outstanding
    assert abs(score.owed - outstanding) < Decimal("0.01")
    owners = [NOBODY, *(row["id"] for row in desk.rows("members"))]
    assert sum(every.of_owner(each).clients.height for each in owners) == score.clients


@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from(list(Finding)), min_size=1, max_size=3),
            st.integers(0, 10**30),
            st.integers(0, 3),
        ),
        min_size=1,
        max_size=8,
    ),
    st.data(),
)
def test_a_higher_balance_never_ranks_lower_all_else_equal(
    drawn: list[tuple[set[Finding], int, int]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(drawn) - 1))
    more = data.draw(st.integers(0, 10**30))

    def rank(added: int) -> int:
        frame = pl.DataFrame(
            {
                "id": [str(each) for each in range(len(drawn))],
                "findings": [bits(found) for found, _, _ in drawn],
                "balance": [
                    owed + (added if at == place else 0) for at, (_, owed, _) in enumerate(drawn)
                ],
                "invoice_count": [count for _, _, count in drawn],
                "name_rank": list(range(len(drawn))),
                "id_rank": list(range(len(drawn))),
            },
            schema_overrides={"findings": pl.UInt32, "balance": pl.Int128},
        )
        return ranked(frame)["id"].to_list().index(str(place))

    assert rank(more) <= rank(0)


def test_who_owes_nothing_follows_by_invoices_and_then_by_name() -> None:
    frame = pl.DataFrame(
        {
            "id": list("abcd"),
            "findings": [bits([Finding.STALE])] * 3 + [bits([Finding.MISSING_EMAIL])],
            "balance": [0, 0, 5, 0],
            "invoice_count": [2, 9, 0, 2],
            "name_rank": [2, 3, 4, 1],
            "id_rank": [1, 2, 3, 4],
        },
        schema_overrides={"findings": pl.UInt32, "balance": pl.Int128},
    )
    assert ranked(frame)["id"].to_list() == ["c", "b", "d", "a"]


def test_what_is_let_stand_is_not_found_until_its_value_is_another(desk: Database) -> None:
    owner, wrong = local_owner(desk), Finding.INVALID_TAX_ID
    client_id = next(each for each, found in found_by_id(desk).items() if wrong in found)
    quality.ignore(desk, owner, UUID(client_id), wrong, "As on its papers", NOW)
    assert wrong not in found_by_id(desk)[client_id]
    [kept] = ignored(desk)
    assert (kept.finding, kept.reason, kept.ignored_by) == (wrong, "As on its papers", owner.name)

    with desk.cursor() as cursor:
        cursor.execute("update clients set tax_id = 'GB371201049' where id = ?", [client_id])
    clients.edit(desk, owner, UUID(client_id), read={}, changes={"notes": "new"}, now=NOW)

    assert wrong in found_by_id(desk)[client_id]
    assert ignored(desk) == []


def test_what_is_let_stand_can_be_taken_back(desk: Database) -> None:
    owner = local_owner(desk)
    client_id, found = next((each, set_) for each, set_ in found_by_id(desk).items() if set_)
    finding = sorted(found)[0]
    quality.ignore(desk, owner, UUID(client_id), finding, "so it is", NOW)
    quality.heed(desk, owner, UUID(client_id), finding, NOW)
    assert found_by_id(desk)[client_id] == found
    kinds = [
        row["kind"]
        for row in everything(desk, "from activities where kind like 'finding%' order by id")
    ]
    assert kinds == ["finding_ignored", "finding_restored"]


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 201])
def test_a_reason_is_asked_for(desk: Database, reason: str) -> None:
    first = UUID(worklist(desk, TODAY, NOW).to_mend()["id"][0])
    with pytest.raises(InvalidField):
        quality.ignore(desk, local_owner(desk), first, Finding.STALE, reason, NOW)
