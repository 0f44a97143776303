"""How identifiers are written in the countries of the sites, and whose they are."""

from __future__ import annotations

import pytest

from tests.enrichment.made import read_of, values


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "VAT number GB678008374", "GB678008374"),
        ("en", "VAT Reg. No: 678 0083 74. Registered in England", "GB678008374"),
        ("en", "VAT: IE2803852W", "IE2803852W"),
        ("de", "USt-IdNr.: DE 342 366 712", "DE342366712"),
        ("de", "Umsatzsteuer-Identifikationsnummer gemäß § 27 a UStG: DE342366712", "DE342366712"),
        ("de", "UID-Nr. ATU39099603, 1010 Wien, Österreich", "ATU39099603"),
        ("de", "CHE-083.016.613 MWST", "CHE083016613MWST"),
        ("fr", "TVA intracommunautaire : FR 25 064 285 364", "FR25064285364"),
        ("fr", "N° TVA : LU90786666", "LU90786666"),
        ("nl", "BTW BE 0166.594.134", "BE0166594134"),
        ("nl", "Btw-nr. NL 6281.94.821.B.01", "NL628194821B01"),
        ("sv", "Momsreg.nr SE552154728001", "SE552154728001"),
        ("nb", "Org.nr. 939 099 603 MVA", "NO939099603MVA"),
        ("da", "Moms nr. DK28159013", "DK28159013"),
        ("fi", "ALV-numero FI28159013", "FI28159013"),
        ("es", "CIF: B-62527601, 28013 Madrid, España", "ESB62527601"),
        ("it", "P. IVA 00215810862", "IT00215810862"),
        ("it", "P.IVA e C.F. 00215810862", "IT00215810862"),
        ("pt", "Contribuinte n.º 589 555 979", "PT589555979"),
        ("pl", "NIP: 819-093-78-65", "PL8190937865"),
        ("el", "Α.Φ.Μ. 096613186", "EL096613186"),
        ("cs", "DIČ: CZ27865797", "CZ27865797"),
        ("hu", "Adószám: 52601815-2-41", "HU52601815"),
    ],
)
def test_a_vat_number_gets_the_prefix_of_its_country(language: str, text: str, number: str) -> None:
    assert values("Acme", f"<footer>Acme, {text}</footer>", language=language)["vat_id"] == number


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Company No. 04567890", "04567890"),
        ("en", "Registered in England &amp; Wales: 4567890", "4567890"),
        ("en", "Registered in Scotland (SC204060)", "SC204060"),
        ("en", "Partnership No. OC312345", "OC312345"),
        ("en", "registered society 30188R", "30188R"),
        ("en", "Registered in Ireland No. 412345", "412345"),
        ("en", "Registered charity number 1123456", "1123456"),
        ("de", "Amtsgericht Köln, HRB 12 345", "HRB12345"),
        ("de", "Handelsregister: Amtsgericht Berlin HRB 98765 B", "HRB98765B"),
        ("de", "Vereinsregister: Amtsgericht Kiel, VR 4711", "VR4711"),
        ("de", "FN 412345 k, Landesgericht Linz", "FN412345K"),
        ("de", "CHE-083.016.613", "CHE083016613"),
        ("fr", "RCS Nantes B 535 940 555", "535940555"),
        ("fr", "SIRET : 535 940 555 61318", "53594055561318"),
        ("fr", "Association loi 1901, RNA W353001234", "W353001234"),
        ("fr", "R.C.S. Luxembourg B 204.511", "B204511"),
        ("nl", "Kamer van Koophandel te Utrecht onder nummer 30123456", "30123456"),
        ("nl", "Ondernemingsnummer 0166.594.134", "0166594134"),
        ("sv", "Org.nr 556078-6666", "5560786666"),
        ("nb", "Foretaksregisteret 939 099 603", "939099603"),
        ("da", "CVR-nr. 28 15 90 13", "28159013"),
        ("fi", "Y-tunnus 2815901-3", "28159013"),
        ("es", "Registro Mercantil de Madrid, Tomo 1, Folio 2, Hoja M-654321", "M654321"),
        ("it", "R.E.A. di Milano n. MI-1234567", "MI1234567"),
        ("pt", "NIPC 589 555 979", "589555979"),
        ("pl", "KRS 0000345678", "0000345678"),
        ("pl", "REGON: 676122202", "676122202"),
        ("el", "Αρ. Γ.Ε.ΜΗ. 123456715000", "123456715000"),
        ("cs", "IČO: 27865797", "27865797"),
        ("hu", "Cégjegyzékszám: 01-09-123456", "0109123456"),
    ],
)
def test_a_company_number_is_read_behind_the_name_of_its_register(
    language: str, text: str, number: str
) -> None:
    found = values("Acme", f"<footer>Acme, {text}</footer>", language=language)

    assert found["company_number"] == number


@pytest.mark.parametrize(
    "text",
    [
        "IBAN DE89 3704 0044 0532 0130 00",
        "Tel. +49 89 342 366 712",
        "FCA register number 123456",
        "Handwerksrolle Nr. 1234567",
        "Order 12345678",
        "Steuernummer 123/456/78901",
        "ISO 9001 certificate no. 12345678",
    ],
)
def test_other_numbers_are_no_identifiers(text: str) -> None:
    found = values("Acme", f"<footer>Acme GmbH, {text}</footer>", language="de")

    assert {"vat_id", "company_number"} & set(found) == set()


@pytest.mark.parametrize(
    "other",
    [
        "<p>Webdesign: Pixel GmbH, USt-IdNr. DE342366712, HRB 99</p>",
        "<h2>Umsetzung</h2><p>Pixel GmbH<br>USt-IdNr. DE342366712<br>HRB 99</p>",
        "<h2>Hosting</h2><p>USt-IdNr. DE342366712, HRB 99</p>",
        "<table><tr><td>Muttergesellschaft</td><td>USt-IdNr. DE342366712, HRB 99</td></tr></table>",
        "<p>Acme Holding AG, HRB 99, USt-IdNr. DE342366712</p>",
        "<p>Nicht zu verwechseln mit dem Café Acme (USt-IdNr. DE342366712, HRB 99).</p>",
        "<p>USt-IdNr. DE342366712 (Pixel GmbH), HRB 99 (Pixel GmbH)</p>",
        "<p>Persönlich haftende Gesellschafterin: Acme Verwaltungs-GmbH, HRB 99,"
        " USt-IdNr. DE342366712</p>",
    ],
)
def test_the_numbers_of_others_are_not_the_owners(other: str) -> None:
    imprint = "<h1>Impressum</h1><p>Acme GmbH, Weg 1, 12345 Ort, HRB 4711</p>"

    found = values("Acme", imprint + other, language="de")

    assert found["company_number"] == "HRB4711"
    assert "vat_id" not in found


def test_a_number_on_its_own_line_is_the_owners_after_somebody_elses_full_line() -> None:
    found = values(
        "Acme",
        "<h1>Impressum</h1><p>Acme GmbH<br>Komplementärin: Acme Verwaltungs-GmbH, HRB 99<br>"
        "Registernummer: HRB 4711</p>",
        language="de",
    )

    assert found["company_number"] == "HRB4711"


def test_the_number_of_the_record_decides_between_two() -> None:
    footer = "<footer>VAT GB678008374, VAT GB792854327</footer>"

    assert values("Acme", footer)["vat_id"] in {"GB678008374", "GB792854327"}


def test_a_number_with_wrong_check_digits_is_no_fact() -> None:
    found = read_of("Acme", "<footer>Acme Ltd, VAT GB678008375</footer>")

    assert "vat_id" not in {str(field) for field in found.facts}
    assert [claim.value for claim in found.identifiers.wrong_vat] == ["GB678008375"]


def test_structured_data_of_the_parent_is_not_the_owners() -> None:
    found = values(
        "Acme",
        '<script type="application/ld+json">{"@type": "Organization", "name": "Acme",'
        ' "vatID": "GB678008374", "parentOrganization": {"@type": "Organization",'
        ' "name": "Group", "vatID": "DE342366712"}}</script><p>Hello</p>',
    )

    assert found["vat_id"] == "GB678008374"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Preços com IVA incluído. Ligue 912 345 678"),
        ("nl", "Prijzen excl. btw. Bel 03 123 45 67"),
        ("da", "Priser er ekskl. moms. Tlf. 12 34 56 78"),
        ("fr", "TVA non applicable, art. 293 B du CGI. Tél. 01 23 45 67 89"),
        ("es", "IVA incluido, NIF de 123456789"),
        ("de", "inkl. Mehrwertsteuer, Tel. 030 123 456 78"),
    ],
)
def test_a_telephone_number_beside_the_tax_is_no_wrong_vat_number(language: str, text: str) -> None:
    found = read_of("Acme", f"<footer>Acme. {text}</footer>", language=language)

    assert found.identifiers.wrong_vat == ()
