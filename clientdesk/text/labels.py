"""The words that stand for stored words, everywhere the same."""

from __future__ import annotations

from typing import Final

from clientdesk.text.amounts import EMPTY

OTHER: Final = "Other"

_LABELS: Final = {
    "client": {"active": "Active", "archived": "Archived", "all": "All"},
    "invoice": {
        "draft": "Draft",
        "scheduled": "Scheduled",
        "pending": "Pending",
        "unpaid": "Unpaid",
        "overdue": "Overdue",
        "paid": "Paid",
        "canceled": "Canceled",
        "refunded": "Refunded",
    },
    "aging": {
        "current": "Not due yet",
        "1-30": "1–30 days",
        "31-60": "31–60 days",
        "61-90": "61–90 days",
        "90+": "Over 90 days",
        "no_due_date": "No due date",
    },
    "period": {
        "last_7": "Last 7 days",
        "last_30": "Last 30 days",
        "last_90": "Last 90 days",
        "this_quarter": "This quarter",
        "this_year": "This year",
        "custom": "Custom period",
    },
    "grain": {"day": "Days", "week": "Weeks", "month": "Months", "quarter": "Quarters"},
    "enrichment": {
        "not_started": "Not started",
        "queued": "Queued",
        "running": "Running",
        "succeeded": "Succeeded",
        "failed": "Failed",
        "skipped": "Skipped",
    },
    "sentence_model": {
        "never": "Never",
        "asked": "When somebody wants it",
        "always": "Always",
    },
    "skip_reason": {
        "missing_name": "The client has no name.",
        "missing_website": "The client has no website.",
        "not_entitled": "Enrichment is turned off in Settings.",
    },
    "trigger": {
        "create": "New client",
        "update": "Record changed",
        "manual": "Asked for",
        "retry": "Tried again",
        "daily": "Daily run",
    },
    "run_source": {
        "schedule": "Schedule",
        "api": "Another program",
        "command": "Command",
        "page": "By hand",
    },
    "failure": {
        "timeout": "No answer in time",
        "dns": "No site found",
        "tls": "Invalid certificate",
        "reset": "Connection broken off",
        "http": "Error page",
        "robots": "Forbidden to programs",
        "refused_address": "Not a public site",
        "too_large": "Too large",
        "not_html": "No web page",
        "stalled": "Stopped before its end",
        "internal": "Error in ClientDesk",
    },
    "source": {
        "vies": "VIES, the EU’s VAT register",
        "gleif": "GLEIF, the register of legal entities",
        "peppol": "Peppol Directory",
        "recherche_entreprises": "Annuaire des entreprises (France)",
        "brreg": "Brønnøysund register (Norway)",
        "companies_house": "Companies House (United Kingdom)",
        "model": "Language model",
    },
    "gap": {
        "warning_sign": "The last lookup found a warning sign. Read it before you invoice.",
        "missing_tax_id": "The tax ID is missing.",
        "missing_finance_email": "No mailbox for invoices is known.",
        "missing_order_number_rule": "It is not known whether invoices need an order number.",
        "never_enriched": "The client was not looked up yet.",
        "failed_enrichment": "The last lookup failed.",
        "stale_enrichment": "What is known is older than 180 days.",
        "inputs_changed": "The record has changed since the last lookup.",
    },
    "finding": {
        "invalid_email": "E-mail invalid",
        "missing_email": "E-mail missing",
        "no_collections_contact": "No collections contact",
        "missing_tax_id": "Tax ID missing",
        "invalid_tax_id": "Tax ID invalid",
        "no_owner": "No owner",
        "missing_address": "Address missing",
        "enrichment_failed": "Lookup failed",
        "missing_website": "Website missing",
        "invalid_website": "Website invalid",
        "invalid_phone": "Phone invalid",
        "portal_unreachable": "Portal without mailbox",
        "enrichment_skipped": "Lookup skipped",
        "enrichment_stale": "Lookup out of date",
    },
    "finding_why": {
        "invalid_email": "Mail to this address does not arrive.",
        "missing_email": "Invoices and reminders have no address to go to.",
        "no_collections_contact": "Nobody is known whom to ask about open invoices.",
        "missing_tax_id": "Invoices without it may be refused, or taxed otherwise.",
        "invalid_tax_id": "Its digits do not fit its country.",
        "no_owner": "Nobody of the team takes care of this client.",
        "missing_address": "Invoices need the client’s address.",
        "enrichment_failed": "The last lookup found no answer.",
        "missing_website": "Without it the client cannot be looked up.",
        "invalid_website": "Nothing can be read at this address.",
        "invalid_phone": "It holds signs that no number has.",
        "portal_unreachable": "The portal is on, and no mailbox is known to send its link to.",
        "enrichment_skipped": "The client was not looked up.",
        "enrichment_stale": "What was found is over 180 days old, or the record has changed.",
    },
    "tone": {"friendly": "Friendly", "neutral": "Neutral", "firm": "Firm", "final": "Final"},
    "rounding": {
        "half_up": "Half up: 0.125 becomes 0.13",
        "half_even": "Half to even: 0.125 becomes 0.12",
    },
    "tax_by": {"line": "On each line", "total": "On the total of each rate"},
    "role": {"viewer": "Viewer", "support": "Support", "admin": "Admin", "owner": "Owner"},
    "member": {"active": "Active", "disabled": "Disabled", "removed": "Removed"},
    "company_type": {
        "private_limited": "Private limited company",
        "public_limited": "Public limited company",
        "partnership": "Partnership",
        "sole_trader": "Sole trader",
        "cooperative": "Cooperative",
        "nonprofit": "Nonprofit",
        "public_body": "Public body",
        "other": "Other",
    },
    "size_segment": {
        "micro": "Micro (1–9)",
        "small": "Small (10–49)",
        "medium": "Medium (50–249)",
        "large": "Large (250–999)",
        "enterprise": "Enterprise (1,000 or more)",
    },
    "risk_tier": {"low": "Low", "medium": "Medium", "high": "High"},
    "fact": {
        "legal_name": "Legal name",
        "description": "Description",
        "industry": "Industry",
        "company_type": "Company type",
        "size_segment": "Size",
        "employees": "Employees",
        "finance_contact": "Finance contact",
        "finance_contact_email": "Finance e-mail",
        "linkedin_url": "LinkedIn",
        "x_url": "X",
        "facebook_url": "Facebook",
        "instagram_url": "Instagram",
        "github_url": "GitHub",
        "crunchbase_url": "Crunchbase",
        "vat_id": "VAT ID",
        "company_number": "Company number",
        "lei": "LEI",
        "duns": "D-U-N-S",
        "peppol_id": "Peppol ID",
        "country": "Country",
        "invoice_email": "Send invoices to",
        "invoice_portal_url": "Supplier portal",
        "invoice_format": "Formats",
        "po_required": "Purchase order",
        "invoice_instructions": "Instructions",
    },
    "signal": {
        "insolvency": "Insolvency",
        "dissolved": "Dissolved",
        "name_mismatch": "Another name",
        "parked_site": "Parked site",
        "unreachable": "Not reachable",
        "no_https": "No encryption",
        "invalid_vat_id": "Invalid VAT ID",
        "invalid_company_number": "Invalid company number",
        "lapsed_lei": "Lapsed LEI",
        "free_mail_contact": "Private mailbox",
        "young_domain": "Young domain",
        "conflicting_facts": "Conflicting facts",
    },
    "source_outcome": {
        "ok": "Answered",
        "empty": "Knows nothing of this client",
        "error": "Did not answer",
        "disabled": "Off",
    },
    "contact_group": {
        "billing": "Billing",
        "collections": "Collections",
        "procurement": "Procurement",
        "executive": "Executive",
        "other": "Other",
    },
    "field": {
        "name": "Name",
        "email": "E-mail",
        "phone": "Phone",
        "address": "Address",
        "website": "Website",
        "tax_id": "Tax ID",
        "notes": "Notes",
        "linkedin": "LinkedIn",
        "finance_contact": "Finance contact",
        "owner": "Relationship owner",
        "currency": "Currency",
    },
}


def label(kind: str, word: str | None) -> str:
    """The label of a stored word of that kind; an unknown word shows as Other."""
    return EMPTY if word is None else _LABELS[kind].get(word, OTHER)


def labels(kind: str) -> dict[str, str]:
    """Every stored word of that kind with its label, in the order people choose from."""
    return dict(_LABELS[kind])


def field_label(field: str) -> str:
    """What a person calls a field of a record."""
    return _LABELS["field"].get(field, field.replace("_", " ").capitalize())
