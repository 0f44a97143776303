"""What a site tells machines of its firm, as JSON-LD in the head of a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clientdesk.demo.sites.dice import Dice
    from clientdesk.demo.sites.firms import Firm


def structured(firm: Firm, dice: Dice) -> str:
    """The script element."""
    kind = dice.pick(("Organization", "Organization", "LocalBusiness", "Corporation"))
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": firm.name,
        "url": f"https://{firm.host}/",
        "telephone": firm.phone,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": firm.street,
            "addressLocality": firm.city,
            "addressCountry": firm.region[:2],
        },
    }
    if dice.chance(0.7):
        told["legalName"] = firm.legal
    if firm.vat and dice.chance(0.5):
        told["vatID"] = firm.vat.removesuffix(" MWST").replace(".", "").replace("E-", "E")
    if firm.employees and dice.chance(0.4):
        told["numberOfEmployees"] = {"@type": "QuantitativeValue", "value": firm.employees}
    if firm.socials and dice.chance(0.7):
        told["sameAs"] = list(firm.socials)
    text = json.dumps(told, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return f'<script type="application/ld+json">\n{text}\n</script>\n'
