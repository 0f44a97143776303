from __future__ import annotations

from uuid import UUID

from clientdesk.model.contact import Contact
from clientdesk.model.recipients import Recipient, invoice_recipients
from clientdesk.model.words import ContactGroup


def contact(name: str, **more: object) -> Contact:
    values: dict[str, object] = {
        "id": UUID(int=1),
        "client_id": UUID(int=2),
        "name": name,
        "email": f"{name.lower()}@acme.example",
        "phone": None,
        "title": None,
        "contact_group": ContactGroup.BILLING,
        "is_primary": False,
        "receives_invoices": False,
        "receives_reminders": False,
        "receives_statements": False,
        "source": "manual",
        "version": 1,
    }
    return Contact(**(values | more))  # type: ignore[arg-type]


def test_those_who_receive_invoices_come_before_all_others() -> None:
    people = [contact("Ann", is_primary=True), contact("Bo", receives_invoices=True)]
    assert invoice_recipients(people, "hi@acme.example") == (Recipient("bo@acme.example", "Bo"),)


def test_else_the_primary_billing_contact_else_the_client_receives_them() -> None:
    ann, other = contact("Ann", is_primary=True), contact("Cy", contact_group=ContactGroup.OTHER)
    assert invoice_recipients([other, ann], None) == (Recipient("ann@acme.example", "Ann"),)
    assert invoice_recipients([other], "hi@acme.example") == (Recipient("hi@acme.example"),)


def test_nobody_without_an_address_receives_them() -> None:
    assert invoice_recipients([contact("Ann", email=None, is_primary=True)], None) == ()
