"""The directory: find a client, open it, make one; keep lists and take them away."""

from __future__ import annotations

from clientdesk.ui import (
    bulk_dialog,
    dialogs,
    directory,
    export_dialog,
    filters,
    look,
    notices,
    state,
    views_deeds,
    views_here,
)

look.apply()
here = views_here.arrive()
read = state.read_filter()
directory.header(here)
directory.unseen(here)
if read.problem:
    directory.unreadable(read.problem)
found = directory.read(read.filter)
directory.figures(read.filter, found)
filters.bar(read.filter, found=found.total)
directory.listing(read.filter, found)
notices.show()
if not (dialogs.show(read.filter) or bulk_dialog.show() or export_dialog.show(found.total)):
    views_deeds.show()
