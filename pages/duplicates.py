"""Clients that are likely one, side by side, to be merged or told apart."""

from __future__ import annotations

from clientdesk.ui import duplicates_page, look, merge_dialog, notices

look.apply()
duplicates_page.show()
notices.show()
merge_dialog.show()
