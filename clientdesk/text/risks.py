"""Why a risk signal was raised, in a sentence for people."""

from __future__ import annotations

from typing import Final

from clientdesk.model.enrichment import SignalKind

REASONS: Final = {
    SignalKind.INSOLVENCY: "The website says that the company is insolvent or being wound up.",
    SignalKind.DISSOLVED: "The website says that the company was dissolved.",
    SignalKind.NAME_MISMATCH: "The website seems to be another company’s: it does not name this"
    " client as its owner.",
    SignalKind.PARKED_SITE: "The address shows a page of the registrar, not a company’s website.",
    SignalKind.UNREACHABLE: "The website could not be reached.",
    SignalKind.NO_HTTPS: "The website is served without encryption.",
    SignalKind.INVALID_VAT_ID: "The VAT number on the website fails its check digits: {value}.",
    SignalKind.INVALID_COMPANY_NUMBER: "The company number on the website fails its check digits:"
    " {value}.",
    SignalKind.FREE_MAIL_CONTACT: "The company uses a mailbox at a free mail service: {value}.",
    SignalKind.CONFLICTING_FACTS: "The website gives more than one VAT number as the company’s:"
    " {value}.",
}
"""One sentence for each kind of signal that a website can raise."""
