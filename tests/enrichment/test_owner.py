"""Who the owner of a site is, and that others beside it are not."""

from __future__ import annotations

import pytest

from clientdesk.enrichment.owner import Anchors
from tests.enrichment.made import read_of, values

IDENTIFIERS = {"vat_id", "company_number"}


@pytest.mark.parametrize(
    ("language", "others"),
    [
        ("en", "Insured by Mutual Shield Ltd, company number 01234567."),
        ("en", "Landlord: Big Estates plc (registered in England 01234567)."),
        ("en", "Authorised by the FCA, register number 01234567."),
        ("en", "Do not confuse us with Acme (Wales) Ltd, company number 01234567."),
        ("en", "Parcels go by Swift Vans Ltd, VAT GB 371 2010 47."),
        ("de", "Steuerberater: Zahlen & Co. Steuerberatungsgesellschaft mbH, HRB 99."),
        ("de", "Berufshaftpflichtversicherung: Schutz AG, HRB 99, USt-IdNr. DE342366712."),
        ("fr", "Assurance décennale : Abri SA, RCS Paris 535 940 555."),
        ("it", "Sito web a cura di Pixel Srl - P.IVA 00215810862."),
        ("nl", "Website: Pixel B.V., KvK 30123456, BTW NL628194821B01."),
        ("sv", "Hemsida av Pixel AB, org.nr 556078-6666."),
        ("nb", "Et datterselskap av Stor AS (org.nr 939 099 603)."),
        ("da", "Moderselskab: Stor Holding ApS, CVR 28159013."),
        ("fi", "Emoyhtiö Iso Oy, Y-tunnus 2815901-3."),
        ("es", "Diseño: Pixel, S.L., CIF B62527601."),
        ("pt", "Desenvolvido por Pixel, Lda, NIPC 589555979."),
        ("pl", "Realizacja: Pixel sp. z o.o., NIP 8190937865."),
        ("el", "Κατασκευή: Πίξελ Ο.Ε., ΑΦΜ 096613186."),
    ],
)
def test_insurers_makers_parents_and_neighbours_are_not_the_owner(
    language: str, others: str
) -> None:
    found = values("Acme", f"<footer>Acme GmbH. {others}</footer>", language=language)

    assert IDENTIFIERS & set(found) == set()
    assert found["legal_name"] == "Acme GmbH"


def test_notices_on_privacy_name_many_who_are_not_the_owner() -> None:
    found = read_of(
        "Acme",
        "<h1>Datenschutz</h1><p>Anbieter: Google Ireland Limited, 4 Barrow Street, Dublin</p>"
        "<p>Hoster: Nuage GmbH, 12345 Ort, HRB 99</p>",
        language="de",
    )

    assert found.owner.namings == ()


@pytest.mark.parametrize(
    ("core", "standing", "least"),
    [
        ("Acme Tools", 0.0, 3.0),
        ("Acme", 0.0, 2.0),
        ("Bright Boilers", 5.0, 0.0),
        ("Acme Toolmakers", 0.0, 0.0),
    ],
)
def test_a_name_like_the_sites_own_speaks_for_the_owner(
    core: str, standing: float, least: float
) -> None:
    anchors = Anchors("Acme Tools", ("Acme Tools",), "acmetools")

    assert anchors.resemblance(core, standing) >= least
    assert (anchors.resemblance(core, standing) > 0) == (least > 0)


def test_likeness_to_the_client_alone_proves_nothing_in_running_text() -> None:
    anchors = Anchors("Bright Boilers", ("Copperline",), "copperline")

    assert anchors.resemblance("Bright Boilers", 0.0) == 0.0
    assert anchors.resemblance("Bright Boilers", 2.0) == 4.0
