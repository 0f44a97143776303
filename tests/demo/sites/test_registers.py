from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stdnum.ch import vat as swiss_vat
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError

from clientdesk.demo.sites.dice import Dice
from clientdesk.demo.sites.quirks import Quirk
from clientdesk.demo.sites.registers import number_of, peppol_id, register_of, with_wrong_digit
from clientdesk.demo.sites.registers import written_vat as written

if TYPE_CHECKING:
    from clientdesk.demo.sites.firms import Firm


@pytest.mark.parametrize(
    ("region", "pattern", "vat", "text"),
    [
        ("DE", "DE ### ### ###", "DE136695976", "DE 136 695 976"),
        ("AT", "ATU ########", "ATU61434834", "ATU 61434834"),
        ("CH-FR", "CHE-###.###.### TVA", "CHE-198.304.079 MWST", "CHE-198.304.079 TVA"),
        ("ES", "#-########", "ESB75746214", "B-75746214"),
        ("NO", "NO ### ### ### ###", "NO914735378MVA", "NO 914 735 378 MVA"),
        ("NL", "NL####.##.###.###", "NL869814011B01", "NL8698.14.011.B01"),
    ],
)
def test_a_tax_id_is_written_as_its_country_writes_it(
    region: str, pattern: str, vat: str, text: str
) -> None:
    assert pattern in register_of(region, "").vat_forms
    assert written(pattern, vat) == text


@pytest.mark.parametrize(
    ("region", "form", "vat", "number"),
    [
        ("FR", "SARL", "FR36198026478", "198 026 478"),
        ("BE-NL", "BV", "BE0593266351", "0593.266.351"),
        ("SE", "AB", "SE559834766301", "559834-7663"),
        ("NO", "AS", "NO914735378MVA", "914 735 378"),
        ("CH-DE", "AG", "CHE-198.304.079 MWST", "CHE-198.304.079"),
        ("PT", "Lda.", "PT537798340", "537798340"),
        ("DE", None, "DE136695976", None),
        ("US", "LLC", "82-2757482", None),
    ],
)
def test_the_number_in_the_register_is_part_of_the_tax_id_where_that_is_so(
    region: str, form: str | None, vat: str, number: str | None
) -> None:
    assert number_of(Dice(1, "x", 1), register_of(region, ""), form, "", vat) == number


@pytest.mark.parametrize(
    ("region", "form", "city", "begins"),
    [
        ("DE", "GmbH", "Köln", "HRB "),
        ("DE", "GmbH & Co. KG", "Köln", "HRA "),
        ("DE", "eG", "Köln", "GnR "),
        ("GB", "LLP", "Leeds", "OC"),
        ("GB", "Ltd", "Glasgow", "SC"),
        ("IT", "S.r.l.", "Roma", "RM-"),
    ],
)
def test_other_numbers_are_drawn_by_legal_form_and_city(
    region: str, form: str, city: str, begins: str
) -> None:
    number = number_of(Dice(1, "x", 1), register_of(region, city), form, city, "")

    assert number is not None
    assert number.startswith(begins)


def test_peppol_identifiers_hold_the_number_that_their_scheme_is_for() -> None:
    assert peppol_id(register_of("NO", ""), None, "NO914735378MVA") == "0192:914735378"
    assert peppol_id(register_of("NL", ""), "33485047", "NL869814011B01") == "0106:33485047"
    assert peppol_id(register_of("DE", ""), "HRB 1", "DE136695976") == "9930:de136695976"
    assert peppol_id(register_of("US", ""), None, "82-2757482") is None
    assert peppol_id(register_of("NL", ""), None, "NL869814011B01") is None


def test_tax_ids_are_valid_but_for_the_firms_whose_check_digit_is_wrong(known: list[Firm]) -> None:
    for firm in known:
        if firm.vat and firm.region[:2] not in {"GB", "NO"}:
            assert _is_valid(firm.vat) == (firm.quirk is not Quirk.WRONG_DIGIT), firm.vat


def test_a_wrong_digit_is_never_right() -> None:
    assert _is_valid("DE136695976")
    assert not _is_valid(with_wrong_digit("DE136695976"))
    assert not _is_valid(with_wrong_digit("NL004495445B01"))


def _is_valid(vat: str) -> bool:
    try:
        swiss_vat.validate(vat) if vat.startswith("CHE") else eu_vat.validate(vat)
    except ValidationError:
        return False
    return True
