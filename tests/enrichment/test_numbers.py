from __future__ import annotations

import pytest

from tests.enrichment.made import values

LEI = "529900T8BM49AURSDO55"


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (f"LEI: {LEI}", "lei", LEI),
        (f"Legal Entity Identifier (LEI) {LEI}", "lei", LEI),
        ("LEI-Code: 5299 00T8 BM49 AURS DO55", "lei", LEI),
        ("D-U-N-S® Number: 12-345-6789", "duns", "123456789"),
        ("DUNS 123456789", "duns", "123456789"),
        ("Peppol-ID: 0192:987654325", "peppol_id", "0192:987654325"),
        ("Peppol 9930:de123456788", "peppol_id", "9930:DE123456788"),
        ("iso6523-actorid-upis::0088:5790000123456", "peppol_id", "0088:5790000123456"),
    ],
)
def test_a_number_is_read_behind_its_label(text: str, field: str, value: str) -> None:
    assert values("Acme", f"<footer>Acme Ltd. {text}</footer>")[field] == value


@pytest.mark.parametrize(
    "text",
    [
        f"LEI: {LEI[:-1]}6",
        "Open 0800:1230",
        "Our parent Acme Group plc has the LEI 529900T8BM49AURSDO55",
        "DUNS 12345",
    ],
)
def test_wrong_numbers_and_those_of_others_are_not_taken(text: str) -> None:
    found = values("Acme", f"<footer>Acme Ltd. {text}</footer>")

    assert {"lei", "duns", "peppol_id"} & set(found) == set()
