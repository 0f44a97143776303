"""The queue of enrichment: what is due, under way, failed and skipped, and the daily run."""

from __future__ import annotations

from clientdesk.ui import dialogs, look, notices, queue_cancel, queue_page, state

look.apply()
queue_page.show()
notices.show()
if not queue_cancel.show():
    dialogs.show(state.last_filter())
