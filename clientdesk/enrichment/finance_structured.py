"""The mailbox for suppliers that structured data names."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_mail import valid
from clientdesk.enrichment.finance_mailbox import is_own
from clientdesk.enrichment.finance_said import Said
from clientdesk.model.enrichment import Evidence, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.nodes import Node
    from clientdesk.enrichment.nodes import Said as Value
    from clientdesk.enrichment.site import Site

_WORTH: Final = 0.82


def structured_mailbox(site: Site) -> Fact | None:
    """The address of a contact point for accounts payable, at the company's own domain."""
    for page in site.pages:
        for said in chain.from_iterable(map(_addresses, page.nodes)):
            email = valid(said.value.removeprefix("mailto:").strip())
            if email and is_own(email, site):
                return Fact(email, _WORTH, (Evidence("website", page.url, said.quote),))
    return None


def _addresses(node: Node) -> Iterator[Value]:
    for point in node.all():
        words = Said(" ".join(said.value for said in point.said("contacttype")))
        if words.tells("payable", "inbound") and not words.tells("outbound", "customer"):
            yield from point.said("email")
