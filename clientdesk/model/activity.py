"""What happened, who did it and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class ActivityKind(StrEnum):
    """What an activity says happened."""

    WORKSPACE_CREATED = "workspace_created"
    WORKSPACE_UPDATED = "workspace_updated"
    CREATED = "created"
    IMPORTED = "imported"
    INVOICES_IMPORTED = "invoices_imported"
    PAYMENTS_IMPORTED = "payments_imported"
    IMPORT_UNDONE = "import_undone"
    MERGED = "merged"
    MERGE_UNDONE = "merge_undone"
    BULK_UNDONE = "bulk_undone"
    UPDATED = "updated"
    ARCHIVED = "archived"
    UNARCHIVED = "unarchived"
    DELETED = "deleted"
    CLIENT_ERASED = "client_erased"
    CONTACT_ERASED = "contact_erased"
    OWNER_CHANGED = "owner_changed"
    PORTAL_ENABLED = "portal_enabled"
    PORTAL_DISABLED = "portal_disabled"
    PORTAL_LINK_REGENERATED = "portal_link_regenerated"
    CONTACT_ADDED = "contact_added"
    CONTACT_UPDATED = "contact_updated"
    CONTACT_REMOVED = "contact_removed"
    MEMBER_ADDED = "member_added"
    MEMBER_UPDATED = "member_updated"
    MEMBER_DISABLED = "member_disabled"
    MEMBER_ENABLED = "member_enabled"
    MEMBER_REMOVED = "member_removed"
    MEMBER_SIGNED_OUT = "member_signed_out"
    OWNERSHIP_TRANSFERRED = "ownership_transferred"
    API_ACCESS_GIVEN = "api_access_given"
    API_ACCESS_REVOKED = "api_access_revoked"
    INVOICE_CREATED = "invoice_created"
    INVOICE_EDITED = "invoice_edited"
    INVOICE_DELETED = "invoice_deleted"
    INVOICE_SCHEDULED = "invoice_scheduled"
    INVOICE_UNSCHEDULED = "invoice_unscheduled"
    INVOICE_ISSUED = "invoice_issued"
    INVOICE_SENT = "invoice_sent"
    INVOICE_PAID = "invoice_paid"
    INVOICE_CANCELED = "invoice_canceled"
    INVOICE_REFUNDED = "invoice_refunded"
    PAYMENT_RECORDED = "payment_recorded"
    PAYMENT_VOIDED = "payment_voided"
    ENRICHMENT_REQUESTED = "enrichment_requested"
    ENRICHMENT_CANCELED = "enrichment_canceled"
    ENRICHMENT_SUCCEEDED = "enrichment_succeeded"
    ENRICHMENT_FAILED = "enrichment_failed"
    ENRICHMENT_SKIPPED = "enrichment_skipped"
    ENRICHMENT_RUN = "enrichment_run"
    ENRICHMENT_RELEASED = "enrichment_released"
    ENRICHMENT_DISMISSED = "enrichment_dismissed"
    VIEW_SHARED = "view_shared"
    VIEW_UPDATED = "view_updated"
    VIEW_UNSHARED = "view_unshared"
    VIEW_DELETED = "view_deleted"
    EXPORTED = "exported"
    FINDING_IGNORED = "finding_ignored"
    FINDING_RESTORED = "finding_restored"


@dataclass(frozen=True, slots=True)
class Edit:
    """One field that changed, its values as texts; None is empty."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Activity:
    """One line of a client's or the workspace's history."""

    id: UUID
    change_id: UUID
    client_id: UUID | None
    client_name: str | None
    kind: str
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    at: datetime
    field: str | None
    old: str | None
    new: str | None
    detail: str | None


def as_text(value: object) -> str | None:
    """A stored value as an activity and a conflict show it; None stays None."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{len(value):,} bytes" if isinstance(value, bytes) else str(value)
