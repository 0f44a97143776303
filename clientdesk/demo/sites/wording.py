"""A firm's sentences: drawn from the wordings of its language, filled in and escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from clientdesk.demo.sites.vocabulary import trades, words

if TYPE_CHECKING:
    from clientdesk.demo.sites.dice import Dice
    from clientdesk.demo.sites.firms import Firm
    from clientdesk.demo.sites.vocabulary import Trade


class Wording:
    """What one firm's site says, as HTML."""

    def __init__(self, firm: Firm, dice: Dice) -> None:
        self._words = words(firm.language)
        self._dice = dice
        self._always = {
            name: escape(str(getattr(firm, name)), quote=False)
            for name in ("name", "legal", "city", "year", "host")
        }
        self._always["n"] = str(firm.employees)
        self._mails = dice.pick(("link", "link", "link", "link", "link", "plain", "at"))
        self.trade: Trade = trades(firm.language)[firm.trade]

    def say(self, part: str, about: str, **values: str) -> str:
        """One wording of what there is to say; the values are HTML."""
        return self._filled(self._dice.pick(self._words[part][about]), values)

    def some(self, part: str, about: str, count: int) -> list[str]:
        """So many different wordings."""
        drawn = self._dice.some(self._words[part][about], count)
        return [self._filled(each, {}) for each in drawn]

    def once(self, part: str, about: str, **values: str) -> str:
        """What has a single wording."""
        return self._filled(str(self._words[part][about]), values)

    def joined(self, formats: tuple[str, ...]) -> str:
        """Formats of invoices, the last one after an “or”."""
        return f" {self.once('suppliers', 'or')} ".join(formats)

    def mail(self, address: str) -> str:
        """An address as this site writes addresses."""
        if self._mails == "link":
            return f'<a href="mailto:{address}">{address}</a>'
        return address.replace("@", " [at] ") if self._mails == "at" else address

    def _filled(self, wording: str, values: dict[str, str]) -> str:
        return escape(wording, quote=False).format(**self._always, **values)
