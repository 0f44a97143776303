from __future__ import annotations

from datetime import date

import pytest

from clientdesk.documents.file_names import invoice_file, list_file, statement_file
from clientdesk.model.period import Window
from tests.documents.invoices import record

TODAY = date(2026, 11, 23)


def test_a_files_name_is_one_that_every_system_takes() -> None:
    days = Window(date(2026, 1, 1), date(2026, 3, 31))
    named = statement_file('A/B: "C" & Söhne…', days, TODAY)
    assert named == "Statement A-B- -C- & Söhne 2026-01-01 to 2026-03-31"


def test_a_lists_file_is_called_after_its_view() -> None:
    assert list_file("A/B: <all>", TODAY) == "A-B- -all 2026-11-23"
    assert list_file("../..", TODAY) == "Clients 2026-11-23"


def test_a_files_name_keeps_the_full_stop_of_a_legal_form() -> None:
    named = statement_file("Aerts Transport B.V.", Window(), TODAY)
    assert named == "Statement Aerts Transport B.V. 2026-11-23"


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("HV/2026:12", "Invoice HV-2026-12"),
        ("../../x", "Invoice ..-..-x"),
        ('\r\n"é', "Invoice -é"),
    ],
)
def test_an_invoices_file_has_its_number_without_signs_that_lead_elsewhere(
    number: str, name: str
) -> None:
    assert invoice_file(record(number=number)) == name
