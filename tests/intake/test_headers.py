from __future__ import annotations

import pytest

from clientdesk.errors import InvalidInput
from clientdesk.intake.headers import by_field, override, recognise, require_name, unread
from clientdesk.intake.tables import open_table

OWN = (
    "id,name,email,phone,address,website,tax_id,notes,owner,currency,status,created_at,created_on,"
    "revenue,outstanding,overdue,days_overdue,invoice_count,last_invoice,portal,enrichment_status,"
    "industry,company_type,size_segment,risk_tier,linkedin_url,finance_contact,"
    "finance_contact_email"
)
XERO = (
    "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAddressLine1,POCity,POCountry,"
    "SAAddressLine1,SACity,PhoneNumber,MobileNumber,TaxNumber,Website,DueDateSalesDay"
)
NINJA = (
    "Client Name,Client Address1,Client City,Client Postal Code,Client Country,"
    "Client VAT Number,Contact First Name,Contact Last Name,Contact Email,Contact Phone"
)


def fields(headings: str) -> dict[str, tuple[str, ...]]:
    headers = headings.split(",")
    return by_field(recognise(headers), headers)


def test_our_own_export_is_read_without_its_figures() -> None:
    assert fields(OWN) == {
        name: (name,)
        for name in (
            "name", "email", "phone", "address", "website", "tax_id", "notes", "currency",
        )
    }  # fmt: skip


def test_a_xero_contact_is_named_by_the_contact_then_the_person() -> None:
    found = fields(XERO)

    assert found["name"] == ("*ContactName", "FirstName", "LastName")
    assert found["phone"] == ("PhoneNumber", "MobileNumber")
    assert found["address"] == ("POAddressLine1", "POCity", "POCountry", "SAAddressLine1", "SACity")


@pytest.mark.parametrize("style", ["Client Name", "client.name", "client_name", "clientName"])
def test_headings_may_be_written_in_any_style(style: str) -> None:
    assert fields(f"{style},x") == {"name": (style,)}


def test_an_invoice_ninja_client_has_the_e_mail_of_its_contact() -> None:
    found = fields(NINJA)

    assert found["email"] == ("Contact Email",)
    assert found["tax_id"] == ("Client VAT Number",)
    assert len(found["address"]) == 4


@pytest.mark.parametrize(
    ("headings", "product"),
    [
        (OWN, "our own export"),
        (XERO, "Xero"),
        (NINJA, "Invoice Ninja"),
        ("id,Description,Email,Name,Created (UTC),Delinquent", "Stripe"),
        ("Name,Company name,Street Address,City,State,Country,Zip,Phone,Email", "QuickBooks"),
        ("Customer full name,Phone numbers,Email,Full name,Bill address", "QuickBooks Online"),
        (",Active Status,Customer,Main Phone,Main Email,Bill to 1", "QuickBooks Desktop"),
        ("Name,Contact person,Email,Note,Tags", "midday"),
        ("Name,Email", ""),
    ],
)
def test_the_layout_tells_the_product(headings: str, product: str) -> None:
    assert recognise(headings.split(",")).product == product


def test_the_plain_customer_list_of_quickbooks_has_its_address_in_parts() -> None:
    found = fields("Name,Company name,Street Address,City,State,Country,Zip,Phone,Email")

    assert found["name"] == ("Name", "Company name")
    assert found["address"] == ("Street Address", "City", "State", "Zip", "Country")


def test_a_company_outranks_its_contact_person() -> None:
    found = fields("Contact Name,Company,Email")

    assert found["name"] == ("Company", "Contact Name")


def test_german_and_french_headings_are_known() -> None:
    german = fields("Firma,E-Mail-Adresse,Telefon,Straße,PLZ,Ort,Land,USt-IdNr.")
    french = fields("Société,Courriel,Téléphone,Adresse,Code postal,Ville,Pays,Numéro de TVA")

    for found in (german, french):
        assert set(found) == {"name", "email", "phone", "address", "tax_id"}


def test_a_mapping_names_columns_itself() -> None:
    headers = ["Kürzel", "Name", "Telefon", "Gasse", "Ort"]
    mapping = {"name": "Kürzel", "address": ["Gasse", "Ort"], "phone": None, "notes": ["name"]}

    columns = override(recognise(headers), headers, mapping)

    assert by_field(columns, headers) == {
        "name": ("Kürzel",),
        "address": ("Gasse", "Ort"),
        "notes": ("Name",),
    }


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({"naem": "Name"}, "names “naem”, which is no field"),
        ({"name": "Nmae"}, "from “Nmae”, but the file has no such column"),
        ({"name": 3}, "no such column"),
        ({"name": [["Name"]]}, "no such column"),
        ({"owner": "Name"}, "no field"),
    ],
)
def test_a_mapping_that_cannot_be_followed_is_refused(
    mapping: dict[str, object], sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        override(recognise(["Name"]), ["Name"], mapping)


def test_a_list_without_a_name_lists_its_headings() -> None:
    with pytest.raises(InvalidInput, match="“City”, “Zone”"):
        require_name(recognise(["City", "Zone"]), ["City", "Zone"])


def test_only_filled_columns_are_reported_as_unread() -> None:
    table = open_table(b"Name,Rep,Fax,Name\nA,JM,,B\nshort\n", "a.csv")

    assert unread(recognise(table.headers), table.headers, table.grid.filled) == ("Rep",)
