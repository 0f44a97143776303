"""The sections of a firm's site, whichever pages they stand on."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from clientdesk.demo.sites.quirks import Quirk
from clientdesk.demo.sites.registers import written_vat
from clientdesk.demo.sites.suppliers import Supplying, Way, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.demo.sites.dice import Dice
    from clientdesk.demo.sites.firms import Firm
    from clientdesk.demo.sites.layout import Layout
    from clientdesk.demo.sites.wording import Wording

Facts = list[tuple[str, str]]


class Sections:
    """Writes the parts of one firm's site in its look and language."""

    def __init__(self, firm: Firm, dice: Dice, layout: Layout, wording: Wording) -> None:
        self._firm = firm
        self._dice = dice
        self._layout = layout
        self._wording = wording
        self.vat = written_vat(dice.pick(firm.register.vat_forms), firm.vat) if firm.vat else ""

    def welcome(self) -> str:
        """What the firm does, in a paragraph and a list."""
        wording, layout = self._wording, self._layout
        greeting = [wording.say("home", "greet"), escape(wording.trade.what, quote=False)]
        services = self._dice.some(wording.trade.services, 3 + self._dice.below(2))
        return "\n".join(
            (
                self._notice(),
                layout.text(*greeting),
                layout.section(
                    wording.say("labels", "services"),
                    layout.items(escape(each, quote=False) for each in services),
                ),
                *(layout.text(each) for each in wording.some("home", "more", 2)),
            )
        ).strip()

    def about(self) -> str:
        """How the firm came to be, and how many work there."""
        wording = self._wording
        staff = wording.say("about", "staff") if self._firm.employees else ""
        values = wording.some("about", "values", 2)
        return "\n".join(
            (
                self._layout.text(wording.say("about", "history"), staff),
                *(self._layout.text(each) for each in values),
            )
        )

    def suppliers(self) -> str:
        """How to send the firm an invoice; nothing when it does not say."""
        asked = self._firm.supplying
        if asked is None:
            return ""
        sentences = list(self._asked(asked))
        half = 2 + self._dice.below(2)
        opening = self._wording.say("suppliers", "intro") if self._dice.chance(0.5) else ""
        return "\n".join(
            filter(
                None,
                (
                    self._layout.text(opening),
                    self._layout.text(*sentences[:half]),
                    self._layout.text(*sentences[half:]),
                ),
            )
        )

    def own_invoices(self) -> str:
        """Where the firm's own customers ask about its invoices to them."""
        mail = self._firm.own_mail
        if mail is None:
            return ""
        return self._layout.text(
            self._wording.say("suppliers", "own", mail=self._wording.mail(mail))
        )

    def reach(self) -> Facts:
        """Where the firm is, and how to call or write."""
        firm, say = self._firm, self._wording.say
        country = f", {firm.register.country}" if self._dice.chance(0.4) else ""
        address = escape(f"{firm.street}, {firm.place}{country}", quote=False)
        return [
            (say("labels", "address"), address),
            (say("labels", "phone"), firm.phone),
            (say("labels", "email"), self._wording.mail(firm.email)),
        ]

    def identity(self) -> Facts:
        """The numbers under which the firm is registered."""
        firm, dice, register = self._firm, self._dice, self._firm.register
        rows: Facts = []
        if firm.number:
            text = dice.pick(register.number_texts)
            number = text.format(city=firm.city, number=firm.number)
            rows.append((dice.pick(register.number_labels), number))
        if self.vat:
            rows.append((dice.pick(register.vat_labels), self.vat))
        return rows

    def legal(self) -> str:
        """Who stands behind the site, as the law asks."""
        firm, say = self._firm, self._wording.say
        name = (say("labels", "company"), escape(firm.legal, quote=False))
        manager = (say("labels", "manager"), firm.manager)
        rows = [name, *self.reach(), *([manager] if firm.form else []), *self.identity()]
        return "\n".join(
            (
                self._notice(),
                self._layout.facts(rows),
                *(self._layout.text(each) for each in self._wording.some("legal", "notes", 2)),
            )
        ).strip()

    def _notice(self) -> str:
        """What a court ordered to be told."""
        if self._firm.quirk is not Quirk.INSOLVENT:
            return ""
        trustee = person(self._dice, self._firm.language)
        return self._layout.text(self._wording.once("special", "insolvent", who=trustee))

    def _asked(self, asked: Supplying) -> Iterator[str]:
        say = self._wording.say
        if asked.way is Way.MAIL and asked.mail:
            mail, formats = self._wording.mail(asked.mail), self._wording.joined(asked.formats)
            yield say("suppliers", "mail", mail=mail, formats=formats)
        if asked.portal:
            yield say("suppliers", "portal", portal=f'<a href="{asked.portal}">{asked.portal}</a>')
        if asked.peppol:
            yield say("suppliers", "peppol", peppol=asked.peppol)
        if asked.needs_order is not None:
            yield say("suppliers", "order" if asked.needs_order else "no_order")
        if asked.refuses_paper:
            yield say("suppliers", "paper")
        if asked.who:
            yield say("suppliers", "person" if asked.is_person else "team", who=asked.who)
        yield say("suppliers", "terms")
