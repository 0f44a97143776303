from __future__ import annotations

from clientdesk.intake.columns import guesses, match_columns
from clientdesk.intake.headers import by_field
from clientdesk.intake.tables import open_table

LIST = open_table(
    b"Spalte 1,Spalte 2,Spalte 3,Spalte 4,Fax,Spalte 6\n"
    b'Acme GmbH,info@acme.de,+49 30 901820,DE136695976,+49 30 901821,"Weg 1, 10115 Berlin"\n'
    b'Beta AG,x@beta.de,+49 30 901822,DE136695976,+49 30 901823,"Ring 2, 20095 Hamburg"\n',
    "list.csv",
)


def test_columns_without_a_word_are_known_by_what_is_in_them() -> None:
    found = by_field(match_columns(LIST, by_content=True), LIST.headers)

    assert found == {
        "name": ("Spalte 1",),
        "email": ("Spalte 2",),
        "phone": ("Spalte 3",),
        "address": ("Spalte 6",),
        "tax_id": ("Spalte 4",),
    }


def test_a_guess_says_why() -> None:
    [email] = [one for one in guesses(LIST, match_columns(LIST)) if one.field == "email"]

    assert (email.column, email.share) == (1, 1.0)
    assert email.why == "2 of the first 2 texts look like e-mail addresses."


def test_without_being_asked_only_headings_count() -> None:
    assert by_field(match_columns(LIST), LIST.headers) == {}


def test_a_heading_goes_before_what_is_in_a_column() -> None:
    table = open_table(b"Name,Email,Other\nA,a@b.com,c@d.com\n", "list.csv")

    assert by_field(match_columns(table, by_content=True), table.headers)["email"] == ("Email",)
