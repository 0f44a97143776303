"""The whole book at a glance: what was invoiced, what came in, and what is owed by whom."""

from __future__ import annotations

from clientdesk.ui import analytics, look

look.apply()
analytics.show()
