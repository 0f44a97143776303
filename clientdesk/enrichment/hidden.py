"""What of a page is not read: what its reader does not see, and what visitors wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLASSES: Final = frozenset(
    {
        *("d-none", "hidden", "hide", "is-hidden", "invisible", "visually-hidden", "sr-only"),
        *("screen-reader-text", "visuallyhidden", "offscreen", "display-none", "u-hidden"),
        *("uk-hidden", "element-invisible", "screen-reader-only", "assistive-text"),
    }
)
_VISITORS: Final = frozenset(
    {
        *("comment", "comments", "comment-list", "commentlist", "comment-body", "comment-content"),
        *("comments-area", "review", "reviews", "guestbook", "disqus_thread"),
    }
)
"""Classes and ids of what anybody may write on a page of somebody else."""
_SHOWN_AGAIN: Final = re.compile(
    r"(?:^|\s)(?:d-\w+-(?!none)|\w+:(?:block|flex|inline|grid|visible|not-sr-only))"
)
_STYLE: Final = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:[;!]|$)|font-size:[01](?:px|pt|em|%)?(?:[;!]|$)"
    r"|(?:^|;)(?:left|top|right|margin-left|text-indent):-\d{3,}"
    r"|(?:^|;)(?:max-)?(?:height|width):[01](?:px)?[;!].*overflow:hidden"
    r"|overflow:hidden.*;(?:max-)?(?:height|width):[01](?:px)?(?:[;!]|$)"
    r"|transform:scale\(0|clip:rect\([01]|clip-path:inset\((?:50|100)%"
)
_WHITE: Final = r"(?:#fff(?:fff)?|white|rgba?\(255,255,255[^)]*\)|transparent)"
_WHITE_ON_WHITE: Final = re.compile(
    rf"(?:^|;)color:(?:transparent|{_WHITE}.*background(?:-color)?:{_WHITE})"
    rf"|background(?:-color)?:{_WHITE}.*;color:{_WHITE}"
)
_SELECTOR: Final = re.compile(r"[.#][\w-]+")


def is_hidden(attributes: Mapping[str, str | None], rules: frozenset[str]) -> bool:
    """Whether an element with these attributes is kept from its reader."""
    if "hidden" in attributes or _is_of_visitors(attributes):
        return True
    style = attributes.get("style")
    if style and is_hiding(style):
        return True
    classes = attributes.get("class") or ""
    names = classes.split()
    if not _CLASSES.isdisjoint(names) and not _SHOWN_AGAIN.search(classes):
        return True
    return bool(rules) and (
        f"#{attributes.get('id')}" in rules or any(f".{name}" in rules for name in names)
    )


def _is_of_visitors(attributes: Mapping[str, str | None]) -> bool:
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
    return not _VISITORS.isdisjoint(names)


def is_hiding(style: str) -> bool:
    """Whether declarations of style take the text out of sight."""
    tight = "".join(style.split()).lower()[:2000]
    return bool(_STYLE.search(tight) or _WHITE_ON_WHITE.search(tight))


def hiding_rules(sheets: str) -> frozenset[str]:
    """The classes and ids that a page's own style sheets hide everywhere and for good."""
    rules = (rule.partition("{") for rule in _without_conditions(sheets).split("}"))
    return frozenset(
        selector
        for selectors, _, declarations in rules
        if declarations and is_hiding(declarations)
        for selector in (each.strip() for each in selectors.split(","))
        if _SELECTOR.fullmatch(selector)
    )


def _without_conditions(sheets: str) -> str:
    """Without the rules that hold on some screens only."""
    kept: list[str] = []
    parts = sheets.split("@")
    for part in parts[1:]:
        depth = 0
        for at, sign in enumerate(part):
            depth += (sign == "{") - (sign == "}")
            if (sign == "}" and depth <= 0) or (sign == ";" and depth == 0):
                kept.append(part[at + 1 :])
                break
    return parts[0] + " ".join(kept)
