"""The first page of the day: whom to call, what to mend, what to archive."""

from __future__ import annotations

from clientdesk.ui import brief_page, dialogs, look, notices, quality_drawer, state

look.apply()
brief_page.show()
notices.show()
if not quality_drawer.show():
    dialogs.show(state.last_filter())
