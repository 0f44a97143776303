"""Records to mend, those with the most money behind them first."""

from __future__ import annotations

from clientdesk.ui import look, notices, quality_drawer, quality_page

look.apply()
quality_page.show()
notices.show()
quality_drawer.show()
