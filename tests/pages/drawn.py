"""What our own components were given to draw."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def component(app: AppTest, key: str) -> dict[str, Any] | None:
    """The data of the component with that key; None when it was not drawn."""
    for element in app.get("bidi_component"):
        proto = element.proto
        if proto.id.endswith(f"-{key}"):
            data: dict[str, Any] = json.loads(proto.json)
            return data
    return None


def names(app: AppTest) -> list[str]:
    """The clients that the directory lists."""
    table = component(app, "directory-table") or {"rows": []}
    return [row["name"] for row in table["rows"]]


def columns(app: AppTest) -> list[str]:
    """The headings of the directory's columns."""
    table = component(app, "directory-table") or {"columns": []}
    return [column["label"] for column in table["columns"]]


def menu(app: AppTest) -> list[str]:
    """What the menu of the first row offers."""
    table = component(app, "directory-table") or {"rows": [{"menu": []}]}
    choices: list[str] = table["rows"][0]["menu"]
    return choices


def facts(app: AppTest, key: str) -> dict[str, str | None]:
    """Labels and values of a list of facts."""
    drawn = component(app, key) or {"facts": []}
    return {fact["label"]: fact["value"] for fact in drawn["facts"]}


def cards(app: AppTest, key: str) -> dict[str, str]:
    """Labels and values of figure cards."""
    drawn = component(app, key) or {"cards": []}
    return {card["label"]: card["value"] for card in drawn["cards"]}


def sentences(app: AppTest, key: str) -> list[str]:
    """What a timeline says, newest first."""
    drawn = component(app, key) or {"items": []}
    return [item["text"] for item in drawn["items"]]


def notes(app: AppTest, key: str) -> dict[str, str]:
    """What stands behind the values of a list of facts."""
    drawn = component(app, key) or {"facts": []}
    return {fact["label"]: fact["note"] for fact in drawn["facts"]}


def rows(app: AppTest, key: str) -> list[list[str | None]]:
    """The texts of a table's cells."""
    drawn = component(app, key) or {"rows": []}
    return [[cell and cell["text"] for cell in row["cells"]] for row in drawn["rows"]]


def findings(app: AppTest, key: str) -> list[dict[str, Any]]:
    """What was found, with its receipts."""
    drawn = component(app, key) or {"findings": []}
    found: list[dict[str, Any]] = drawn["findings"]
    return found
