from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.enrichment.sources.recherche_entreprises import recherche_entreprises
from tests.enrichment.sources.registers import (
    assert_receipts,
    client,
    evidence,
    playing,
    says,
    signals,
    values,
)

if TYPE_CHECKING:
    from clientdesk.enrichment.sources.source import Asked

SIREN = "123456782"


def company(**changes: object) -> dict[str, Any]:
    return {
        "siren": SIREN,
        "nom_complet": "ATELIERS DU PORT (ADP)",
        "nom_raison_sociale": "ATELIERS DU PORT",
        "sigle": "ADP",
        "nombre_etablissements": 2,
        "nombre_etablissements_ouverts": 1,
        "activite_principale": "62.01Z",
        "categorie_entreprise": "PME",
        "annee_categorie_entreprise": "2024",
        "date_creation": "2012-05-01",
        "date_fermeture": None,
        "etat_administratif": "A",
        "nature_juridique": "5710",
        "section_activite_principale": "J",
        "tranche_effectif_salarie": "21",
        "annee_tranche_effectif_salarie": "2024",
        "caractere_employeur": "O",
        "statut_diffusion": "O",
        "siege": {
            "siret": "12345678200012",
            "adresse": "12 RUE DU PORT 44000 NANTES",
            "numero_voie": "12",
            "type_voie": "RUE",
            "libelle_voie": "DU PORT",
            "code_postal": "44000",
            "libelle_commune": "NANTES",
            "etat_administratif": "A",
            "activite_principale": "70.10Z",
            "tranche_effectif_salarie": "12",
        },
        **changes,
    }


def page(*results: dict[str, Any]) -> dict[str, Any]:
    total = len(results)
    return {
        "results": list(results),
        "total_results": total,
        "page": 1,
        "per_page": 10,
        "total_pages": 1,
    }


BY_NUMBER = client("Ateliers du Port", company_number=SIREN, country="FR")
BY_NAME = client("Ateliers du Port", address="12 rue du Port\n44000 Nantes\nFrance")


def test_a_company_is_found_by_the_number_of_its_website() -> None:
    body = page(company())
    with playing(recherche_entreprises, says(body)) as register:
        found = register.look_up(BY_NUMBER)

    assert values(found) == {
        "legal_name": "Ateliers du Port",
        "company_number": SIREN,
        "country": "FR",
        "company_type": "private_limited",
        "size_segment": "medium",
        "industry": "Software",
    }
    assert found.signals == ()
    assert_receipts(found, register, body)


def test_the_people_who_lead_a_company_are_not_asked_for_and_not_kept() -> None:
    leaders = [{"nom": "DURAND", "prenoms": "CLAIRE", "qualite": "Gérant"}]
    with playing(recherche_entreprises, says(page(company(dirigeants=leaders)))) as register:
        found = register.look_up(BY_NUMBER)

    assert register.queries == [
        {"q": SIREN, "minimal": "true", "include": "siege", "page": "1", "per_page": "10"}
    ]
    assert not any("DURAND" in each.quote for each in evidence(found))


@pytest.mark.parametrize(
    "told",
    [
        {"company_number": "12345678200012", "country": "FR"},
        {"company_number": "RCSNANTES123456782", "country": "FR"},
        {"vat_id": "FR11123456782"},
    ],
)
def test_a_siret_an_entry_or_a_vat_id_names_the_company_too(told: dict[str, str]) -> None:
    with playing(recherche_entreprises, says(page(company()))) as register:
        found = register.look_up(client(**told))

    assert register.queries[0]["q"] == SIREN
    assert found.outcome == "ok"
    # What the website says more exactly is not contradicted.
    assert ("company_number" in values(found)) == ("vat_id" in told)


def test_a_result_of_another_number_is_not_taken() -> None:
    with playing(recherche_entreprises, says(page(company(siren="123456790")))) as register:
        found = register.look_up(BY_NUMBER)

    assert (found.outcome, found.signals) == ("empty", ())


def test_a_number_that_is_not_shown_says_nothing_as_some_companies_are_hidden() -> None:
    with playing(recherche_entreprises, says(page())) as register:
        found = register.look_up(BY_NUMBER)

    assert (found.outcome, found.signals) == ("empty", ())


def test_a_company_is_found_by_name_and_address() -> None:
    elsewhere = company(
        siren="123456790", siege={"code_postal": "29200", "libelle_commune": "BREST"}
    )
    with playing(recherche_entreprises, says(page(elsewhere, company()))) as register:
        found = register.look_up(BY_NAME)

    assert values(found)["company_number"] == SIREN
    assert found.facts and {fact.confidence for fact in found.facts.values()} == {0.9, 0.85}


def test_of_two_that_fit_none_is_taken() -> None:
    twin = company(siren="987654324")
    with playing(recherche_entreprises, says(page(company(), twin))) as register:
        assert register.look_up(BY_NAME).outcome == "empty"


@pytest.mark.parametrize("form", ["1000", "1500", "", "x", None])
def test_natural_persons_are_dropped(form: object) -> None:
    person = company(nature_juridique=form, nom_complet="CLAIRE DURAND", nom_raison_sociale=None)
    with playing(recherche_entreprises, says(page(person))) as register:
        assert register.look_up(BY_NUMBER).outcome == "empty"
        assert (
            register.look_up(client("Claire Durand", address=BY_NAME.inputs.address)).outcome
            == "empty"
        )


def test_a_closed_company_is_a_signal() -> None:
    body = page(company(etat_administratif="C", date_fermeture="2026-01-31"))
    with playing(recherche_entreprises, says(body)) as register:
        found = register.look_up(BY_NUMBER)
        assert_receipts(found, register, body)

    assert signals(found) == [("dissolved", "high")]


@pytest.mark.parametrize(
    ("band", "segment"),
    [
        ("01", "micro"),
        ("03", "micro"),
        ("11", "small"),
        ("12", "small"),
        ("31", "medium"),
        ("32", "large"),
        ("41", "large"),
        ("42", "enterprise"),
        ("53", "enterprise"),
        ("00", None),
        ("NN", None),
        (None, None),
    ],
)
def test_bands_of_employees_have_a_segment(band: str | None, segment: str | None) -> None:
    body = page(company(tranche_effectif_salarie=band))
    with playing(recherche_entreprises, says(body)) as register:
        assert values(register.look_up(BY_NUMBER)).get("size_segment") == segment


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("5499", "private_limited"),
        ("5458", "cooperative"),
        ("5599", "public_limited"),
        ("5800", "public_limited"),
        ("6540", "partnership"),
        ("5202", "partnership"),
        ("7210", "public_body"),
        ("9220", "nonprofit"),
        ("6220", None),
        ("3120", None),
    ],
)
def test_forms_are_kinds_of_company(form: str, kind: str | None) -> None:
    with playing(recherche_entreprises, says(page(company(nature_juridique=form)))) as register:
        assert values(register.look_up(BY_NUMBER)).get("company_type") == kind


@pytest.mark.parametrize(
    "asked", [client(company_number=SIREN), client(company_number=SIREN, country="NO")]
)
def test_who_is_not_known_to_be_in_france_is_not_asked_about(asked: Asked) -> None:
    with playing(recherche_entreprises, says(page(company()))) as register:
        assert register.look_up(asked).outcome == "empty"

    assert register.paths == []
