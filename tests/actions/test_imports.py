from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.actions import clients
from clientdesk.actions.imports import commit
from clientdesk.actions.imports import review as review_table
from clientdesk.actions.workspace import create_workspace
from clientdesk.cli.arguments import parser
from clientdesk.config import DATA
from clientdesk.documents.exports import csv_text
from clientdesk.errors import InvalidInput, NotAllowed
from clientdesk.intake.columns import match_columns
from clientdesk.intake.decisions import Decisions
from clientdesk.intake.review import review_json
from clientdesk.intake.tables import open_table
from clientdesk.intake.verdicts import Verdict
from clientdesk.model.fields import clean
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.queries.export import EXPORTS
from clientdesk.store.database import create_database
from tests.actions.conftest import World
from tests.intake.odd_files import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clientdesk.actions.import_writing import Committed
    from clientdesk.intake.review import Review
    from clientdesk.store.database import Database

NOW = datetime(2026, 11, 23, 14, 0)
TEXTS = ("name", "email", "phone", "address", "website", "tax_id", "notes")
FIGURES = ("revenue", "outstanding", "overdue", "credit", "invoice_count")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A workspace in the United States."""
    database = create_database(tmp_path_factory.mktemp("imports") / "desk.duckdb")
    draft = WorkspaceDraft("Desk", "US", "USD", "America/New_York")
    owner = create_workspace(database, draft, "Olive", "olive@desk.com", NOW)
    yield World(database, owner, owner, owner, owner, NOW)
    database.close()


@pytest.fixture
def desk(house: World) -> World:
    """The workspace without clients."""
    return emptied(house)


def emptied(world: World) -> World:
    for query in (
        "delete from clients",
        "delete from activities",
        "delete from acts",
        "delete from act_rows",
    ):
        world.rows(query)
    return world


def review(
    database: Database, data: bytes, name: str, mapping: Mapping[str, object] | None = None
) -> Review:
    table = open_table(data, name)
    return review_table(database, table, match_columns(table, mapping))


def bring_in(world: World, judged: Review) -> Committed:
    return commit(world.database, world.owner, judged, Decisions(), world.now, world.today)


def imported(world: World, data: bytes | str, name: str = "list.csv") -> Review:
    judged = review(world.database, data.encode() if isinstance(data, str) else data, name)
    bring_in(world, judged)
    return judged


def stored(world: World) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in world.rows("select * from clients order by id")}


def as_json(judged: Review) -> dict[str, Any]:
    return dict(json.loads("".join(review_json(judged))))


def counts(judged: Review) -> tuple[int, int, int, int]:
    value = as_json(judged)
    return value["new"], value["duplicate"], value["update"], value["invalid"]


# What each sample must leave in the workspace: name, then some of its texts.
SAMPLES: dict[str, dict[str, dict[str, str | None]]] = {
    "quickbooks-online": {
        "Alder Ridge Dental": {
            "email": "office@alderridgedental.example.com",
            "phone": "+1 503-234-0182",
            "address": "418 Alder Street\nPortland OR 97205",
        },
        "Bluewater Charters": {"email": "ap@bluewatercharters.example.com"},
        "Cedar & Stone Landscaping": {"phone": None},
        "Delaney, Ruth": {"phone": "+1 415-355-2288"},
        "Evergreen Montessori School": {"email": None},
        "Fairway Freight": {"email": None, "address": None},
    },
    "quickbooks-desktop": {
        "Granite State Builders": {
            "email": "accounts@granitestate.example.com",
            "phone": "+1 603-225-3121",
            "address": "Owen T Hale\n12 Mill Road\nConcord, NH 03301",
            "tax_id": "NH-204417",
        },
        "Hollis & Webb LLP": {"address": "1 Beacon Street, Suite 2400\nBoston, MA 02108"},
        "Island Ferry Cafe": {"phone": "+1 207-772-3344"},
        "Juniper Veterinary Clinic": {"tax_id": "05-118842"},
    },
    "xero": {
        "Kowhai Physiotherapy Ltd": {
            "email": "accounts@kowhaiphysio.example.com",
            "phone": "+64 4 472 3000",
            "address": "PO Box 11042\nWellington 6142\nNew Zealand",
            "website": "https://www.kowhaiphysio.example.com",
            "tax_id": "49-091-850",
        },
        "Lyell Bay Brewing Co": {"phone": "+64 27 223 4431"},
        "Murray Street Legal": {
            "address": "Level 3, 88 Murray Street\nHobart TAS 7000\nAustralia",
            "tax_id": "51 824 753 556",
        },
        "Ngaio Design Studio": {"email": None},
    },
    "stripe": {
        "Oakfield Analytics Ltd": {
            "phone": "+44 20 7946 0958",
            "address": "14 Tabernacle Street\n2nd floor\nLondon EC2A 4LU\nGB",
            "tax_id": "GB980780684",
            "notes": "Annual plan, invoiced",
            "currency": "GBP",
        },
        "Petit Comptoir SARL": {"currency": "EUR", "notes": None},
        "Quill & Co": {"address": "350 Fifth Avenue\nNew York 10118\nUS"},
    },
    "invoice-ninja": {
        "Sander Möbelbau GmbH": {
            "email": "rechnung@sander-moebelbau.example.com",
            "phone": "+49 521 520150",
            "tax_id": "DE136695976",
            "notes": "Rechnung per E-Mail\nZahlt pünktlich",
            "currency": "EUR",
        },
        "Ingrid Sørensen": {"phone": "+47 22 12 34 56", "currency": "NOK"},
        "Tulipán Kft.": {"address": "Váci utca 22\nII/4\nBudapest 1052\nHungary"},
    },
    "midday": {
        "Utvikla AB": {
            "website": "https://utvikla.example.com",
            "tax_id": "SE556188840401",
            "notes": "Prefers Peppol invoices",
        },
        "Vesper & Finch": {"email": "studio@vesperfinch.example.com", "currency": "GBP"},
        "Wren Robotics": {"address": None, "notes": "Met at the trade fair"},
    },
}


@pytest.mark.parametrize("product", SAMPLES)
def test_a_sample_of_each_product_arrives_whole_and_only_once(desk: World, product: str) -> None:
    path = DATA / "samples" / f"{product}.csv"
    expected = SAMPLES[product]

    imported(desk, path.read_bytes(), path.name)
    again = imported(desk, path.read_bytes(), path.name)

    kept = stored(desk)
    assert list(kept) == list(expected)
    for name, texts in expected.items():
        assert {field: kept[name][field] for field in texts} == texts
    assert (again.count(Verdict.NEW), again.count(Verdict.UPDATE)) == (0, 0)


def test_every_product_has_a_sample() -> None:
    assert {path.stem for path in (DATA / "samples").glob("*.csv")} == set(SAMPLES)


def test_a_new_client_is_as_if_entered_by_hand(desk: World) -> None:
    imported(desk, "Name,Email,Phone,Notes\nÉlan,hi@elan.com,(503) 234-0182,n\n")
    hand = desk.new_client("Élan 2", email="hi@elan2.com", phone="(503) 234-0182", notes="n")

    row, other = stored(desk)["Élan"], desk.rows("select * from clients where id = ?", hand)[0]

    for column in ("name_key", "search_key", "phone_digits", "address_key"):
        assert row[column] == other[column].replace("elan 2", "elan").replace("elan2", "elan")
    for column in ("phone", "on_hold", "portal_enabled", "version", *FIGURES):
        assert row[column] == other[column]
    for column in ("created_at", "updated_at", "figures_from", "figures_until", "currency"):
        assert row[column] == other[column]
    assert (row["source"], other["source"]) == ("import", "manual")
    assert (row["enrichment_status"], other["enrichment_status"]) == ("not_started", "skipped")


def test_an_import_is_one_change_with_an_activity_for_each_client(desk: World) -> None:
    acme = desk.new_client("Acme", tax_id="12-3456789")
    data = "Name,Email,Phone,Tax ID\nNew,n@firm.com,,\nAcme,a@acme.com,(503) 234-0182,123456789\n"

    judged = review(desk.database, data.encode(), "list.csv")
    outcome = bring_in(desk, judged)

    rows = desk.rows("select * from activities where change_id = ? order by id", outcome.change_id)
    assert [(row["kind"], row["client_name"], row["field"], row["new"]) for row in rows] == [
        ("created", "New", None, None),
        ("updated", "Acme", "email", "a@acme.com"),
        ("updated", "Acme", "phone", "+1 503-234-0182"),
        ("imported", None, None, None),
    ]
    assert {(row["actor_kind"], row["actor_name"], row["at"]) for row in rows} == {
        ("import", "Olive", NOW)
    }
    detail = json.loads(rows[-1]["detail"])
    assert (detail["file"], detail["new"], detail["updated"]) == ("list.csv", 1, 1)
    assert desk.client(acme)["version"] == 2
    assert outcome.sentence() == (
        "1 client was added, 1 filled in, 0 left out; 1 waits for enrichment."
    )


def test_an_update_fills_empty_fields_and_touches_no_other(desk: World) -> None:
    acme = desk.new_client("Acme", email="a@acme.com", notes="ours")
    before = desk.client(acme)

    imported(desk, "Name,Email,Website,Notes,Currency\nACME Ltd,A@acme.com,acme.com,theirs,EUR\n")

    after = desk.client(acme)
    changed = {field for field in TEXTS if before[field] != after[field]}
    assert changed == {"website"}
    assert after["currency"] is None
    search = desk.rows("select search_key from clients where id = ?", acme)[0]["search_key"]
    assert "https://acme.com" in search


def test_two_rows_fill_one_client_in_one_go(desk: World) -> None:
    acme = desk.new_client("Acme", tax_id="12-3456789", website="https://acme.com")
    data = (
        "Name,Email,Phone,Website,Tax ID\nX,x@acme.com,,,123456789\nAcme,,503-234-0182,acme.com,\n"
    )

    assert counts(imported(desk, data)) == (0, 0, 2, 0)

    client = desk.client(acme)
    assert (client["email"], client["phone"]) == ("x@acme.com", "+1 503-234-0182")


def test_a_review_writes_nothing(desk: World) -> None:
    before = desk.database.sequence

    review(desk.database, b"Name\nA\n", "a.csv")

    assert desk.database.sequence == before
    assert stored(desk) == {}


def test_nothing_to_bring_in_leaves_no_trace(desk: World) -> None:
    before = desk.database.sequence

    imported(desk, "Name,Email\n,x\n")

    assert desk.database.sequence == before


def test_the_review_is_the_promised_object(desk: World) -> None:
    desk.new_client("Acme", email="a@acme.com")
    data = (
        "Name,Email,Phone\nNew,n@firm.com,\nNew 2,N@firm.com,\nAcme,a@acme.com,503 234 0182\n,x,\n"
    )

    assert as_json(review(desk.database, data.encode(), "a.csv")) == {
        "new": 1,
        "duplicate": 1,
        "update": 1,
        "invalid": 1,
        "rows": [
            {"line": 2, "verdict": "new", "problems": []},
            {"line": 3, "verdict": "duplicate", "problems": ["Same e-mail as line 2."]},
            {
                "line": 4,
                "verdict": "update",
                "problems": ["Same e-mail as the client “Acme”."],
            },
            {
                "line": 5,
                "verdict": "invalid",
                "problems": [
                    "Name is empty. Enter a name.",
                    "E-mail must be one address such as name@company.com. "
                    "An email address must have an @-sign.",
                ],
            },
        ],
    }


def test_archived_clients_are_found_again(desk: World) -> None:
    acme = desk.new_client("Acme", email="a@acme.com")
    clients.archive(desk.database, desk.owner, acme, NOW)

    assert counts(imported(desk, "Name,Email\nAcme,a@acme.com\n")) == (0, 1, 0, 0)


def test_a_mapping_is_followed(desk: World) -> None:
    data = "Kürzel,Anrede,Post\nACM,Herr,a@acme.com\n".encode()
    mapping = {"name": "Kürzel", "email": "Post"}

    judged = review(desk.database, data, "a.csv", mapping=mapping)
    bring_in(desk, judged)

    assert stored(desk)["ACM"]["email"] == "a@acme.com"
    assert judged.messages() == ["Columns that were not read: “Anrede”."]


def test_a_workbook_is_imported_like_a_csv(desk: World) -> None:
    rows = (("Name", "Email", "Phone", "Notes"), ("Acme", "a@acme.com", 5032340182, 12.0))

    imported(desk, sheet(*rows), "list.xlsx")

    client = stored(desk)["Acme"]
    assert (client["phone"], client["notes"]) == ("+1 503-234-0182", "12")


def test_what_is_no_list_changes_nothing(desk: World) -> None:
    with pytest.raises(InvalidInput, match="an image"):
        imported(desk, b"\x89PNG\r\n\x1a\n" + bytes(50), "list.csv")

    assert stored(desk) == {}


def test_only_those_who_may_import_do(world: World) -> None:
    judged = review(world.database, b"Name\nNobody\n", "a.csv")

    for actor in (world.support, world.viewer):
        with pytest.raises(NotAllowed, match="admin role to import"):
            commit(world.database, actor, judged, Decisions(), world.now, world.today)
    assert commit(world.database, world.admin, judged, Decisions(), world.now, world.today).new == 1


def test_who_was_entered_since_the_review_is_not_entered_twice(desk: World) -> None:
    judged = review(desk.database, b"Name,Email\nA,a@firm.com\nB,b@firm.com\n", "a.csv")
    desk.new_client("A by hand", email="a@firm.com")

    outcome = bring_in(desk, judged)

    assert (outcome.new, outcome.skipped) == (1, 1)
    assert list(stored(desk)) == ["A by hand", "B"]


def test_a_field_that_was_filled_since_the_review_is_kept(desk: World) -> None:
    acme = desk.new_client("Acme", email="a@acme.com")
    judged = review(desk.database, b"Name,Email,Website\nAcme,a@acme.com,acme.com\n", "a.csv")
    clients.edit(
        desk.database, desk.owner, acme,
        read={"website": None}, changes={"website": "acme.de"}, now=NOW,
    )  # fmt: skip

    assert bring_in(desk, judged).updated == 0
    assert desk.client(acme)["website"] == "https://acme.de"


def test_a_client_that_is_gone_since_the_review_is_not_filled(desk: World) -> None:
    acme = desk.new_client("Acme", email="a@acme.com")
    judged = review(desk.database, b"Name,Email,Website\nAcme,a@acme.com,acme.com\n", "a.csv")
    clients.delete(desk.database, desk.owner, acme, typed_name="Acme", keep_invoices=False, now=NOW)

    assert bring_in(desk, judged).updated == 0
    assert stored(desk) == {}


def test_the_same_review_committed_twice_adds_nothing(desk: World) -> None:
    judged = review(desk.database, b"Name\nBare name\nOther\n", "a.csv")

    assert [bring_in(desk, judged).new for _ in range(2)] == [2, 0]


def test_a_name_only_list_twice_adds_nothing(desk: World) -> None:
    data = "Name,Phone,Notes,Tax ID\nSolo,,,\nPam,503 234 0182,a,\nPAM,503 234 0182,b,\nNo,,,n/a\n"

    assert counts(imported(desk, data)) == (4, 0, 0, 0)
    assert counts(imported(desk, data)) == (0, 4, 0, 0)


def test_one_bad_byte_costs_one_line_not_every_accent(desk: World) -> None:
    judged = imported(desk, "Name,Notes\nZürich AG,\n".encode() + b"Bad \xe2\x82 one,\n")

    assert [str(row.verdict) for row in judged.every()] == ["new", "invalid"]
    assert list(stored(desk)) == ["Zürich AG"]


def test_our_export_keeps_foreign_currencies_and_inherits_the_base(desk: World) -> None:
    imported(desk, "Name,Currency\nHome,USD\nAbroad,EUR\nBare,\n")
    export = EXPORTS["clients"]
    text = "".join(csv_text(export.columns, export.rows(desk.database, None, desk.today)))
    emptied(desk)

    imported(desk, text, "clients.csv")

    kept = {name: row["currency"] for name, row in stored(desk).items()}
    assert kept == {"Home": None, "Abroad": "EUR", "Bare": None}


@pytest.mark.parametrize(
    "mapping", ['{"name": "a", "name": "b"}', '{"email": "x", "name": "a", "name": "a"}']
)
def test_a_mapping_that_names_a_field_twice_is_refused(
    mapping: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        parser().parse_args(["import", "a.csv", "--mapping", mapping])

    assert refused.value.code == 2
    assert "names “name” twice" in capsys.readouterr().err


def test_a_mapping_may_name_several_columns() -> None:
    options = parser().parse_args(["import", "a.csv", "--mapping", '{"name": ["a"]}'])

    assert options.mapping == {"name": ["a"]}


FIELD = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=20)
NOTE = st.text(st.sampled_from("ab \n\t,;\"'=+-@|é😀\u200d"), max_size=30)
ROWS = st.lists(st.tuples(FIELD, NOTE, NOTE), max_size=6)
SLOW = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(ROWS)
def test_every_cell_of_our_export_comes_back(desk: World, rows: list[tuple[str, str, str]]) -> None:
    sent = [
        {"name": f"{at} {name}x", "email": f"c{at}@firm.com", "address": address, "notes": notes}
        for at, (name, address, notes) in enumerate(rows)
    ]
    text = "".join(csv_text(("name", "email", "address", "notes"), sent))

    judged = review(desk.database, text.encode(), "a.csv")

    assert [row.verdict for row in judged.every()] == [Verdict.NEW] * len(sent)
    for row, texts in zip(judged.every(), sent, strict=True):
        for field, value in texts.items():
            assert row.texts.get(field) == clean(field, value, country="US").value


@SLOW
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A", "B", "C d", "Acme, Inc", "ACME INC"]),
            st.sampled_from(["", "", "a@firm.com", "b@firm.com", "A@firm.com", "bad"]),
            st.sampled_from(["", "", "firm.com", "http://www.firm.com/x", "y z"]),
            st.sampled_from(["", "", "12-3456789", "123456789", "n/a"]),
            st.sampled_from(["", "Main St 1", "main st. 1"]),
        ),
        max_size=8,
    )
)
def test_the_same_file_twice_adds_nothing(house: World, rows: list[tuple[str, ...]]) -> None:
    desk = emptied(house)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Name", "Email", "Website", "Tax ID", "Address"])
    writer.writerows(rows)

    first = imported(desk, text.getvalue())
    again = imported(desk, text.getvalue())
    kept = stored(desk)

    assert sum(counts(first)) == sum(counts(again)) == len(rows)
    assert (again.count(Verdict.NEW), again.count(Verdict.UPDATE)) == (0, 0)
    assert len(kept) <= first.count(Verdict.NEW)
