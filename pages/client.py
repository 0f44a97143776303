"""The profile of the client that the address names."""

from __future__ import annotations

from clientdesk.ui import cached, dialogs, look, notices, profile, state

look.apply()
record = cached.client(state.client_in_address())
listed = state.read_filter().filter
profile.header(record, listed)
profile.body(record)
notices.show()
dialogs.show(listed)
