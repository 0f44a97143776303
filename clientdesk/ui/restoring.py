"""Backups as pages offer them: make, download, put back."""

from __future__ import annotations


def offer() -> None:
    """List the newest backups of a database that cannot be opened, each with Restore."""
