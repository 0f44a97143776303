"""A new invoice to the client that the address names, or a change of a draft."""

from __future__ import annotations

from clientdesk.ui import invoice_editor, invoice_look, notices

invoice_look.apply()
invoice_editor.show()
notices.show()
