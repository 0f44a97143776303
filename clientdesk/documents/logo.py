"""The workspace's logo as a picture that a sheet can draw."""

from __future__ import annotations

from clientdesk.model.pictures import MOST_PIXELS, data_uri, pixels


def picture(logo: bytes | None) -> str:
    """The logo within an SVG of three by one, whatever its own measures; empty for none."""
    if logo is None or not 0 < pixels(logo) <= MOST_PIXELS:
        return ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
        '<image width="300" height="100" preserveAspectRatio="xMinYMid meet" '
        f'href="{data_uri(logo)}"/></svg>'
    )
