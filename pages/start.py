"""The first page of one's own workspace."""

from __future__ import annotations

from clientdesk.ui import setup

setup.page()
