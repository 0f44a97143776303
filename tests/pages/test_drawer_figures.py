from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ui import invoice_list
from clientdesk.ui.asking import Asked
from tests.pages import drawn
from tests.pages.invoices import add_client, add_draft, add_issued

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def test_a_figure_of_the_drawer_opens_to_its_invoices_and_to_those_left_out(
    records: Database, app: AppTest
) -> None:
    client_id = add_client(records)
    add_issued(records, client_id)
    add_draft(records, client_id)
    app.session_state[f"sheet-behind-{client_id}"] = "outstanding"
    app.session_state[invoice_list.tab_key(client_id)] = invoice_list.TAB
    app.session_state["asked-dialog"] = Asked("client", client_id)

    app.run()

    assert not app.exception
    texts = [text.value for text in app.text]
    assert "Outstanding of €240.00 comes from 1 invoice." in texts
    assert "Left out: 1 invoice" in texts
    assert len(drawn.rows(app, f"sheet-counted-{client_id}")) == 1
    assert len(drawn.rows(app, f"sheet-left-out-{client_id}")) == 1
