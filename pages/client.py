"""The profile of the client that the address names."""

from __future__ import annotations

from clientdesk.ui import (
    asking,
    contact_dialogs,
    dialogs,
    merged,
    notices,
    profile,
    profile_behind,
    profile_header,
    profile_look,
    state,
)

profile_look.apply()
record = merged.client(state.client_in_address())
listed = state.read_filter().filter
profile_header.show(record, listed)
profile.body(record)
notices.show()
is_open = contact_dialogs.show() or profile_behind.show() or dialogs.show(listed)
asking.note_dialog(is_open=is_open)
