from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from clientdesk.intake.verdicts import Verdict
from tests.intake.judging import reviewed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.intake.review import Judged

HEADER = "Name,Email,Phone,Website,Tax ID,Notes\n"
ACME: dict[str, Any] = {
    "id": UUID(int=1), "name": "Acme", "email": None, "phone": None, "address": None,
    "website": "https://acme.com", "tax_id": "T1", "notes": None, "version": 1,
}  # fmt: skip


def judged(lines: str, *clients: Mapping[str, Any]) -> list[Judged]:
    return reviewed((HEADER + lines).encode(), *clients).page()


def fills(row: Judged) -> tuple[str, ...]:
    """The fields of its client that a row fills."""
    return tuple(change.field for change in row.changes if change.is_filled)


def verdicts(lines: str, *clients: Mapping[str, Any]) -> list[str]:
    return [str(row.verdict) for row in judged(lines, *clients)]


def test_nothing_new_is_a_duplicate() -> None:
    (row,) = judged("Other,,,,T-1,\n", ACME)

    assert row.verdict is Verdict.DUPLICATE
    assert row.problems == ("Same tax ID as the client “Acme”.",)


def test_a_value_for_an_empty_field_is_an_update_of_that_field_alone() -> None:
    (row,) = judged("Acme Ltd,a@acme.com,,https://other.com,T1,\n", ACME)

    assert (row.verdict, fills(row), row.client_id) == (Verdict.UPDATE, ("email",), ACME["id"])


def test_the_second_of_two_equal_rows_is_the_duplicate_whatever_it_adds() -> None:
    rows = judged("A,a@b.com,,,,\nA,a@b.com,,,,more\n")

    assert [row.verdict for row in rows] == [Verdict.NEW, Verdict.DUPLICATE]
    assert rows[1].problems == ("Same e-mail as line 2.",)


def test_a_row_may_match_a_duplicate_before_it() -> None:
    assert verdicts("A,a@b.com,,,,\nA,a@b.com,,,T9,\nB,,,,T9,\n") == [
        "new",
        "duplicate",
        "duplicate",
    ]


def test_an_invalid_row_makes_no_later_one_a_duplicate() -> None:
    assert verdicts("A,a@b.com,,bad site,,\nA,a@b.com,,,,\n") == ["invalid", "new"]


def test_two_rows_fill_different_fields_of_one_client() -> None:
    rows = judged("X,x@acme.com,,,T1,\nAcme,,020 7946 0958,acme.com,,\n", ACME)

    assert [fills(row) for row in rows] == [("email",), ("phone",)]


def test_no_field_is_filled_twice() -> None:
    rows = judged("X,x@acme.com,,,T1,\nAcme,y@acme.com,,acme.com,,\n", ACME)

    assert [str(row.verdict) for row in rows] == ["update", "duplicate"]


def test_a_tax_id_outweighs_an_e_mail() -> None:
    other = {**ACME, "id": UUID(int=2), "name": "Beta", "tax_id": None, "email": "b@beta.com"}

    (row,) = judged("C,b@beta.com,,,T1,\n", other, ACME)

    assert row.client_id == ACME["id"]


def test_the_oldest_client_wins_a_key() -> None:
    (row,) = judged("C,,,,T1,n\n", ACME, {**ACME, "id": UUID(int=2)})

    assert row.client_id == ACME["id"]


def test_a_bare_row_is_a_duplicate_of_the_same_record_only() -> None:
    rows = judged("Solo,,,,,\nSOLO,,,,,\nPam,,020 7946 0958,,,a\nPAM,,020 7946 0958,,,b\n")

    assert [str(row.verdict) for row in rows] == ["new", "duplicate", "new", "new"]
    assert rows[1].problems == ("The same record as line 2.",)


def test_a_bare_row_is_no_client_that_has_more() -> None:
    solo = dict.fromkeys(ACME) | {"id": UUID(int=4), "name": "Solo"}

    (row,) = judged("Solo,,,,,\n", solo)

    assert row.problems == ("The same record as the client “Solo”.",)
    for field in ("phone", "notes", "email"):
        assert verdicts("Solo,,,,,\n", {**solo, field: "x"}) == ["new"]
        assert verdicts(f"Solo,,,,,{field}\n", solo) == ["new"]


def test_every_wrong_field_of_a_row_is_a_problem() -> None:
    (row,) = judged(",x,,y z,,\n")

    assert len(row.problems) == 3
