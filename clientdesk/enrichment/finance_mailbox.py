"""What the name of a mailbox says about who reads it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_text import fold
from clientdesk.enrichment.site import registered_domain

if TYPE_CHECKING:
    from clientdesk.enrichment.site import Site


class Kind(StrEnum):
    """Who reads a mailbox, as far as its name tells."""

    PAYABLE = "payable"
    INVOICE = "invoice"
    ACCOUNTS = "accounts"
    RECEIVABLE = "receivable"
    SUPPLIER = "supplier"
    GENERAL = "general"
    OTHER = "other"


_INVOICE: Final = (
    r"e?-?invoic(?:e|es|ing)|e?-?x?rechnung(?:en|seingang)?|x-?rechnung|rechnungs?|zugferd|factures?"
    r"|facturation|facturen|factuur|facturatie|faktura?|fakturor|fakturaer|fakturering|fakturamottak"
    r"|fattur[ae]|fatturazione|facturas?|facturacion|fac?turas?|fac?turacao|faktury|fakturace"
    r"|timolog\w*|τιμολογ\w*|laskut?|laskutus|bills|ingangsfaktura|notasfiscais|nfe"
)
_PAYABLE: Final = re.compile(
    r"(?:^|[._+-])ap(?:$|[._+-])|^ap(?:team|dept|invoices?|queries|helpdesk|inbox)|accounts?[._-]?payables?"
    r"|payables?|purchase[._-]?ledger|bought[._-]?ledger|kreditor|eingangsrechnung|rechnungseingang"
    r"|rechnungspruefung|rechnungsprufung|lieferantenrechnung|crediteur|inkoopfact|inkoopadmin"
    r"|leverantorsfakt|leverantorsreskontra|leverandorfakt|leverandorreskontro|fakturamot|kobsfaktura"
    r"|cuentas(?:por|a)?pagar|contas[._-]?a?[._-]?pagar|fatturepassive|ciclopassivo|ostolasku|ostoreskontra"
    r"|zobowiazan|kosztow|zakupow|zavazky|prijatefaktury|promitheft|crebiteurs"
    r"|timologi\w*[._-]?(?:agor|promith)"
    r"|(?:supplier|vendor|contractor|purchase|incoming|subcontractor)s?[._-]?(?:invoic|account|payment|bill)"
    rf"|(?:fournisseur|proveedor(?:es)?|fornitor[ei]|fornecedor(?:es)?|lieferanten?|leverancier)s?[._-]?(?:{_INVOICE})"
    rf"|(?:{_INVOICE})[._-]?(?:fournisseur|proveedor|fornitor|fornecedor|lieferant|leverancier|supplier|vendor|dostawc|passiv)"
    r"|compta[._-]?fournisseurs?|contabilita[._-]?fornitori|contabilidad[._-]?proveedores"
)
_RECEIVABLE: Final = re.compile(
    r"(?:^|[._+-])ar(?:$|[._+-])|receivable|billing|customer|client|kunde|kundin|debitor|debiteur"
    r"|kundreskontra|credit[._-]?control|collections?|mahn|inkasso|patient|abo(?:$|[._-]|nnement|nnent)"
    r"|subscri|honoraires?|cobros?|cobranza|cobranca|recouvrement|sales|member|mitglied|tenant|mieter"
    r"|windykac|naleznos|recibos?|dues|rents?$|hyra|husleie|klant|klient|utent|pazient|pohledav|outgoing"
    r"|ausgangsrechnung|verkauf|vendas|ventas|vendite|myynti|asiakas|perinta|advert|anzeigen"
)
_ACCOUNTS: Final = re.compile(
    r"account|finan|buchhaltung|fibu|rechnungswesen|compta|boekhoud|ekonomi|okonomi|regnskap|bogholder"
    r"|contabil|administra|amministra|ksiegow|logistir|λογιστ|talous|uct[oa]|bookkeep|administratie|kirjanpito"
    r"|kaemmerei|kammerei|intendance|ragioneria|tesour|tresor|mandatement|redovisning"
)
_GENERAL: Final = re.compile(
    r"^(?:info\w*|office|contact\w*|kontakt\w*|contatt\w*|contato|hello|hallo|hi|hej|hei|mail|e?-?mail|post|posta|poczta"
    r"|support|help|service|admin|reception|recepcja|receptie|jobs?|careers?|karriere|hr|rh|press\w*|presse"
    r"|marketing|privacy|dpo|gdpr|datenschutz|webmaster|einkauf|purchas\w*|procure\w*|orders?|enquir\w*|inquir\w*"
    r"|general|team|bonjour|accueil|ciao|hola|ola|secretariat\w*|sekretariat|segreteria|secretaria|zentrale"
    r"|verwaltung|rathaus|gemeinde|stadt|firmapost|postmottak|kansli|registrator|yhteys|biuro|bureau"
    r"|achats|compras|acquisti|inkoop|inkop|innkjop|indkob|zakupy|hankinta|nakup"
    r"|verkoop|redaktion|redactie|editor\w*|events?|media|legal|security|noreply|no-reply|direction|feedback)$"
)
_SUPPLIER: Final = re.compile(
    r"^(?:suppliers?|vendors?|lieferanten|fournisseurs?|proveedor(?:es)?|fornitor[ei]|fornecedor(?:es)?"
    r"|leveranciers?|leverantor(?:er)?|leverandor(?:er)?|dostawcy|dodavatele|toimittajat|promitheftes)$"
)
"""Read by whoever buys as often as by whoever pays, so that the words must say which."""
_INVOICE_STEM: Final = re.compile(
    rf"(?:^|[._+\d-])(?:{_INVOICE})(?:$|[._+\d-])|invoic|rechnung|fact[uo]r|factuur|faktur|fattur|fatura|timolog"
)


@lru_cache(maxsize=4096)
def kind(email: str) -> Kind:
    """By the part before the at sign."""
    name = fold(email.rsplit("@", 1)[0])
    if _PAYABLE.search(name):
        return Kind.PAYABLE
    if _RECEIVABLE.search(name):
        return Kind.RECEIVABLE
    if _INVOICE_STEM.search(name):
        return Kind.INVOICE
    if _SUPPLIER.search(name):
        return Kind.SUPPLIER
    if _GENERAL.search(name):
        return Kind.GENERAL
    return Kind.ACCOUNTS if _ACCOUNTS.search(name) else Kind.OTHER


def is_own(email: str, site: Site) -> bool:
    """Whether the mailbox is at the company's own domain, or one of the same name."""
    domain = registered_domain(email)
    own = {site.domain, registered_domain(site.asked if "//" in site.asked else f"//{site.asked}")}
    return domain in own or domain.split(".")[0] in {each.split(".")[0] for each in own}
