"""The invoice that the address names."""

from __future__ import annotations

from clientdesk.ui import dialogs, invoice_look, invoice_page, notices, state

invoice_look.apply()
invoice_page.show()
notices.show()
dialogs.show(state.last_filter())
