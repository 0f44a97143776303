"""Conditions in plain words."""

from __future__ import annotations

from typing import Any


def label(key: str, value: Any) -> str:  # noqa: ANN401  # each key has values of its own type
    """What one condition asks for."""
    return f"{key} {value}"
