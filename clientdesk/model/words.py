"""The closed lists of words that records, filters and files share."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member may do, from least to most (model.permissions)."""

    VIEWER = "viewer"
    SUPPORT = "support"
    ADMIN = "admin"
    OWNER = "owner"


class MemberStatus(StrEnum):
    """Only active members act and own clients."""

    ACTIVE = "active"
    DISABLED = "disabled"
    REMOVED = "removed"


class ReminderTone(StrEnum):
    """How a payment reminder speaks."""

    FRIENDLY = "friendly"
    NEUTRAL = "neutral"
    FIRM = "firm"
    FINAL = "final"


class SentenceModel(StrEnum):
    """When a language model is asked about words of the search bar that were not read."""

    NEVER = "never"
    ASKED = "asked"
    ALWAYS = "always"


class InvoiceStatus(StrEnum):
    """As stored; an unknown word is kept in the record and shown as other."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PENDING = "pending"
    UNPAID = "unpaid"
    OVERDUE = "overdue"
    PAID = "paid"
    CANCELED = "canceled"
    REFUNDED = "refunded"


class PaymentState(StrEnum):
    """Only posted payments count; a void one counted until it was voided."""

    POSTED = "posted"
    PENDING = "pending"
    VOID = "void"


class ContactGroup(StrEnum):
    """What a contact of a client is there for."""

    BILLING = "billing"
    COLLECTIONS = "collections"
    PROCUREMENT = "procurement"
    EXECUTIVE = "executive"
    OTHER = "other"


class EnrichmentStatus(StrEnum):
    """Where a client's enrichment stands."""

    NOT_STARTED = "not_started"
    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    SKIPPED = "skipped"


class SkipReason(StrEnum):
    """Why enrichment did not run."""

    MISSING_NAME = "missing_name"
    MISSING_WEBSITE = "missing_website"
    NOT_ENTITLED = "not_entitled"


class Industry(StrEnum):
    """The kind of business a client is in."""

    SOFTWARE = "Software"
    HEALTHCARE = "Healthcare"
    FINANCE = "Finance"
    E_COMMERCE = "E-commerce"
    MANUFACTURING = "Manufacturing"
    EDUCATION = "Education"
    REAL_ESTATE = "Real Estate"
    MEDIA = "Media"
    CONSULTING = "Consulting"
    LEGAL = "Legal"
    MARKETING = "Marketing"
    LOGISTICS = "Logistics"
    ENERGY = "Energy"
    HOSPITALITY = "Hospitality"
    RETAIL = "Retail"
    CONSTRUCTION = "Construction"
    AGRICULTURE = "Agriculture"
    PUBLIC_SECTOR = "Public Sector"
    NONPROFIT = "Nonprofit"
    OTHER = "Other"


class CompanyType(StrEnum):
    """The legal kind of a client."""

    PRIVATE_LIMITED = "private_limited"
    PUBLIC_LIMITED = "public_limited"
    PARTNERSHIP = "partnership"
    SOLE_TRADER = "sole_trader"
    COOPERATIVE = "cooperative"
    NONPROFIT = "nonprofit"
    PUBLIC_BODY = "public_body"
    OTHER = "other"


class SizeSegment(StrEnum):
    """By number of employees: 1-9, 10-49, 50-249, 250-999, 1000 and more."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    ENTERPRISE = "enterprise"


class RiskTier(StrEnum):
    """What enrichment says of a client's risk."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
