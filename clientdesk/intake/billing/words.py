"""The column headings under which other products export invoices and payments.

Each heading is written as `header_key` makes it: folded, letters and digits only. The order of a
row is its rank: of several columns for one field the first that is filled counts.
Layouts read: QuickBooks Online (invoice list, invoice template) and Desktop (detail reports), Xero
(invoice export and template), Stripe, Invoice Ninja 5, midday, and our own export; beside them
plain English, German and French ones.
"""

from __future__ import annotations

from typing import Final

_CLIENT: Final = """
    customerfullname customername clientname contactname billtoname client customer kunde kundenname
    nomduclient nomclient raisonsociale name contact companyname company firma organisation
    organization customerdescription
"""
_EMAIL: Final = """
    customeremail clientemail contactemail billingemail email emailaddress emailadresse courriel
"""
_TAX_ID: Final = """
    customertaxid customertaxidvalue customervatid clientvatnumber vatnumber vatid taxid taxidnumber
    taxnumber ustid ustidnr numerotva
"""
_CURRENCY: Final = """
    currency currencycode invoicecurrency paymentcurrency customercurrency clientcurrency wahrung
    devise
"""

INVOICE: Final = {
    "id": "id",
    "client_id": "clientid",
    "number": """
        invoicenumber invoiceno invoicenum number invoice num no documentnumber documentno docnumber
        refnumber rechnungsnummer rechnungsnr rechnung belegnummer numerodefacture numerofacture
        facture numero
    """,
    "client": _CLIENT,
    "email": _EMAIL,
    "tax_id": _TAX_ID,
    "status": "status invoicestatus state zustand statut",
    "currency": _CURRENCY,
    "amount": """
        total invoicetotal grandtotal totalamount invoiceamount amounttotal gesamtbetrag
        rechnungsbetrag bruttobetrag brutto gesamt totalttc montantttc montanttotal amount betrag
        montant amountdue
    """,
    "tax": """
        taxtotal totaltax invoicetax invoicetotaltaxes tax vat vatamount salestax gst mwst ust
        steuer tva
    """,
    "paid_amount": "invoiceamountpaid amountpaid invoicepaidtodate paidtodate totalpaid bezahlt",
    "balance": """
        invoiceamountdue openbalance balancedue invoicebalance amountremaining remainingamount
        balance openamount outstanding offen offenerbetrag resteapayer
    """,
    "is_paid": "paid ispaid",
    "issue_date": """
        invoicedate issuedate dateissued issuedon date dateutc finalizedatutc createdutc
        createddateutc transactiondate txndate rechnungsdatum belegdatum datum datedefacture
        datefacture datedemission created createdat createddate
    """,
    "due_date": """
        duedate invoiceduedate duedateutc due dueon dueby falligkeitsdatum fallig falligam
        datedecheance dateecheance echeance
    """,
    "sent_at": "sentat datesent sentdate senton invoicedatesent",
    "canceled_at": """
        canceledat cancelledat canceledon cancelledon canceldate cancelleddate voidedat voidedatutc
        voidedon voiddate
    """,
    "refunded_at": "refundedat refundedon refunddate refundeddateutc",
    "paid_on": """
        paidon paidat paidatutc paiddate datepaid fullypaidondate fullypaidon lastpaymentdate
        paymentdate bezahltam datedepaiement
    """,
    "reference": """
        reference ponumber invoiceponumber po ponum purchaseorder purchaseordernumber yourreference
        customerreference bestellnummer
    """,
    "note": "note notes invoicepublicnotes publicnotes customermemo memo memodescription message",
    "type": "type transactiontype invoicetype documenttype belegart",
    "description": """
        description itemdescription linedescription itemnotes productservicedescription beschreibung
        bezeichnung libelle item productservice product itemproductkey itemproduct artikel
    """,
    "quantity": "quantity qty itemquantity menge anzahl quantite",
    "unit_price": """
        unitamount unitprice itemunitprice itemcost itemrate rate salesprice price einzelpreis
        prixunitaire
    """,
    "line_amount": "lineamount itemamount itemlinetotal linetotal linesubtotal positionsbetrag",
    "line_tax": "taxamount itemtaxamount linetaxamount linetax itemtax",
    "tax_rate": "taxrate taxpercent linetaxrate itemtaxrate vatrate steuersatz tauxdetva",
    "line_discount": "discount itemdiscount linediscount rabatt remise",
}
"""The headings of each field of an invoice and of its lines."""

LINE_FIELDS: Final = ("description", "quantity", "unit_price", "line_amount", "line_discount")
"""A file that has the last four in some column has a row for each line of an invoice."""

PAYMENT: Final = {
    "id": "id",
    "invoice_id": "invoiceid",
    "client_id": "clientid",
    "number": """
        invoicenumber invoiceno invoicenum invoicenumbers invoice invoices appliedto
        rechnungsnummer rechnungsnr rechnung numerodefacture numerofacture facture number num no
        numero
    """,
    "client": _CLIENT,
    "email": _EMAIL,
    "tax_id": _TAX_ID,
    "amount": """
        paymentamount amount amountpaid amountreceived amountapplied paymentapplied received total
        totalamount betrag zahlbetrag montant
    """,
    "currency": _CURRENCY,
    "paid_on": """
        paidon paymentdate datepaid paiddate paidat paidatutc receivedon datereceived date dateutc
        createddateutc createdutc zahlungsdatum datum datedepaiement created createdat createddate
    """,
    "state": "state status paymentstatus statut",
    "voided_at": "voidedat voidedon voiddate canceledat refundeddateutc refunddate refundedat",
    "assumed": "assumed",
    "method": "method paymentmethod paymenttype paymentsourcetype type zahlungsart modedepaiement",
    "reference": """
        reference referenceno refno referencenumber paymentreference transactionreference
        paymenttransactionreference transactionid paymentintentid checknumber chequenumber checkno
        verwendungszweck note notes memo
    """,
}
"""The headings of each field of a payment."""

DAYS: Final = frozenset({"issue_date", "due_date", "paid_on"})
TIMES: Final = frozenset({"sent_at", "canceled_at", "refunded_at", "voided_at"})
AMOUNTS: Final = frozenset({"amount", "tax", "paid_amount", "balance"})
NUMBERS: Final = frozenset(
    {"quantity", "unit_price", "line_amount", "line_tax", "tax_rate", "line_discount"}
)

LABELS: Final = {
    "amount": "Amount",
    "tax": "Tax",
    "paid_amount": "Amount paid",
    "balance": "Balance",
    "issue_date": "Issue date",
    "due_date": "Due date",
    "paid_on": "Payment date",
    "sent_at": "Sent date",
    "canceled_at": "Cancel date",
    "refunded_at": "Refund date",
    "voided_at": "Void date",
    "quantity": "Quantity",
    "unit_price": "Unit price",
    "line_amount": "Line amount",
    "line_tax": "Line tax",
    "tax_rate": "Tax rate",
    "line_discount": "Discount",
}
"""How a sentence calls a field that is a number or a day."""

INVOICE_LAYOUTS: Final = {
    "our own export": "id number clientid status currency amount issuedate duedate sentat",
    "Xero": "contactname invoicenumber invoicedate duedate unitamount",
    "Stripe": "id number customer amountdue amountpaid",
    "QuickBooks Online": "invoiceno customer invoicedate itemamount",
    "QuickBooks Desktop": "type date num name openbalance",
    "QuickBooks": "date no customer amount status",
    "Invoice Ninja": "invoicenumber invoiceamount invoicebalance",
    "midday": "invoicenumber customer status issuedate duedate vat",
}
PAYMENT_LAYOUTS: Final = {
    "our own export": "id invoiceid clientid currency amount paidon state voidedat assumed",
    "Stripe": "id amount amountrefunded currency captured",
    "QuickBooks Online": "paymentdate customer invoiceno amount paymentmethod",
    "QuickBooks Desktop": "type date num name amount",
    "Xero": "date contactname invoicenumber amount reference",
    "Invoice Ninja": "paymentamount paymentdate clientname",
}
"""The headings that tell a product's layout, all of which must be there."""
