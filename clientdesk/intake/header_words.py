"""The column headings under which other products export a list of clients.

Each heading is written as `header_key` makes it: folded, letters and digits only. The order of a
row is its rank: of several columns for one field the first that is filled counts.
Layouts read: QuickBooks Online (customer list and contact list), QuickBooks Desktop, Xero,
Stripe, Invoice Ninja 5, midday, and our own export; beside them plain English, German and French.
"""

from __future__ import annotations

from typing import Final

NAME: Final = """
    customerfullname displayname customername clientname customer client kunde kundenname
    name accountname organisation organization organisationname organizationname
    companyname company firma firmenname unternehmen businessname business raisonsociale societe
    entreprise nom contactname legalname fullname
"""
FIRST_NAME: Final = "firstname contactfirstname givenname vorname prenom"
MIDDLE_NAME: Final = "middlename mi middleinitial"
LAST_NAME: Final = "lastname contactlastname surname familyname nachname nomdefamille"

EMAIL: Final = """
    email emailaddress mainemail customeremail clientemail billingemail primaryemail invoiceemail
    contactemail mail emailadresse courriel adresseemail person1email
"""
PHONE: Final = """
    phone phonenumber phonenumbers mainphone telephone tel customerphone clientphone primaryphone
    workphone businessphone billingphone contactphone mobile mobilenumber mobilephone ddinumber
    altphone telefon telefonnummer mobil handy
"""
WEBSITE: Final = """
    website clientwebsite customerwebsite url websiteurl web webaddress webseite homepage siteweb
    site companywebsite domain internet
"""
TAX_ID: Final = """
    taxid taxidnumber taxnumber vatnumber clientvatnumber vatid vat vatno vatregno
    vatregistrationnumber vatregistration businessvatid taxidvalue customertaxidvalue
    taxregistrationnumber taxregno taxregistrationno gstnumber gstno gstin gstregistrationnumber
    gst abn abnnumber ein tin ustid ustidnr umsatzsteuerid umsatzsteueridentifikationsnummer
    steuernummer numerotva numerodetva tva
    idnumber clientidnumber companynumber resalenum resalenumber taxresaleno
"""
NOTES: Final = """
    notes note publicnotes privatenotes clientpublicnotes clientprivatenotes customernotes
    clientnotes comments comment memo notepad notizen notiz bemerkung bemerkungen remarque
    remarques commentaire commentaires description
"""
DESCRIPTION: Final = "description"
CURRENCY: Final = """
    currency currencycode defaultcurrency customercurrency clientcurrency clientcurrencyid
    invoicecurrency wahrung devise
"""

PHONE_COUNTRY: Final = "phonecountrycode"
PHONE_AREA: Final = "phoneareacode"

PLAIN_LINES: Final = """
    billto1 billto2 billto3 billto4 billto5 address fulladdress mailingaddress postaladdress
    clientaddress customeraddress streetaddress street clientstreet addressline addressline1
    address1 clientaddress1 adresse anschrift strasse strasseundhausnummer rue
    addressline2 address2 clientaddress2 aptsuite clientaptsuite addressline3 address3 addressline4
    address4 adresszusatz
"""
BILLING_LINES: Final = """
    billaddress billingaddress billingstreet billingstreetaddress billingaddressline1
    billingaddress1 billaddressline1 billingaddressline2 billingaddress2 billaddressline2
    billingaddressline3 billingaddress3 billaddressline3
"""
CITY: Final = "city town cityname addresscity ort stadt ville clientcity"
REGION: Final = """
    state province region county stateprovince addressstate clientstate clientstateprovince
    bundesland
"""
POSTCODE: Final = """
    postalcode postcode zip zipcode addresszip addresspostalcode clientpostalcode plz postleitzahl
    codepostal
"""
COUNTRY: Final = """
    country countrycode countryname addresscountry clientcountry clientcountryid land pays
"""

ADDRESSES: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    (
        BILLING_LINES,
        "billingcity billcity",
        "billingstate billingprovince billingregion billstate billprovince",
        "billingzip billingpostalcode billingpostcode billingzipcode billzip billpostalcode",
        "billingcountry billcountry",
    ),
    (
        "poattentionto poaddressline1 poaddressline2 poaddressline3 poaddressline4",
        "pocity",
        "poregion",
        "popostalcode",
        "pocountry",
    ),
    (PLAIN_LINES, CITY, REGION, POSTCODE, COUNTRY),
    (
        "saattentionto saaddressline1 saaddressline2 saaddressline3 saaddressline4",
        "sacity",
        "saregion",
        "sapostalcode",
        "sacountry",
    ),
    (
        "cardaddressline1 cardaddressline2",
        "cardaddresscity",
        "cardaddressstate",
        "cardaddresszip",
        "cardaddresscountry",
    ),
)
"""Where an address can stand, best first: lines, city, region, postal code, country."""

LAYOUTS: Final = {
    "our own export": "id name email phone address website taxid notes owner",
    "Xero": "contactname accountnumber emailaddress poaddressline1",
    "Stripe": "id email name createdutc",
    "QuickBooks Desktop": "customer mainphone mainemail billto1",
    "QuickBooks Online": "customerfullname phonenumbers email",
    "QuickBooks": "name companyname streetaddress city zip phone email",
    "Invoice Ninja": "clientname clientvatnumber",
    "Invoice Ninja 5": "name vatnumber publicnotes",
    "midday": "name email contactperson note tags",
}
"""The headings that tell a product's layout, all of which must be there."""
