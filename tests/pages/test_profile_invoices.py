from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.invoices import add_client, add_draft, add_issued, said

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def profile(app: AppTest, client_id: UUID) -> str:
    app.run()
    app.query_params["id"] = str(client_id)
    return said(app.switch_page("pages/client.py").run())


def test_the_list_says_how_many_of_its_invoices_the_figure_counts(
    app: AppTest, records: Database
) -> None:
    acme = add_client(records)
    add_draft(records, acme)
    assert "1 invoice; none without drafts" in profile(app, acme)
    add_issued(records, acme)
    assert "2 invoices; 1 without drafts, canceled and refunded ones" in profile(app, acme)


def test_a_list_of_counted_invoices_says_only_how_many(app: AppTest, records: Database) -> None:
    acme = add_client(records)
    add_issued(records, acme)
    shown = profile(app, acme)
    assert "1 invoice" in shown
    assert "without drafts" not in shown
