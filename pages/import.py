"""Lists from other programs: read, matched, reviewed, brought in, and taken back."""

from __future__ import annotations

from clientdesk.ui import import_page, import_row, import_undo, look, notices

look.apply()
import_page.show()
notices.show()
if not import_undo.show():
    import_row.show()
