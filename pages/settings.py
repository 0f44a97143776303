"""The workspace, its members and its backups."""

from __future__ import annotations

from clientdesk.ui import settings

settings.show()
