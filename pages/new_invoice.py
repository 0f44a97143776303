"""A new invoice to the client that the address names, or a change of a draft."""

from __future__ import annotations

from clientdesk.ui import dialogs, invoice_editor, invoice_look, notices, state

invoice_look.apply()
invoice_editor.show()
notices.show()
dialogs.show(state.last_filter())
