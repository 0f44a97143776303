"""The directory: find a client, open it, make one."""

from __future__ import annotations

from clientdesk.ui import bulk_dialog, dialogs, directory, filters, look, notices, state

look.apply()
read = state.read_filter()
directory.header()
if read.problem:
    directory.unreadable(read.problem)
found = directory.read(read.filter)
directory.figures(read.filter, found)
filters.bar(read.filter, found=found.total)
directory.listing(read.filter, found)
notices.show()
if not dialogs.show(read.filter):
    bulk_dialog.show()
