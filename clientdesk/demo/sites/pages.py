"""The pages of a firm's site: which there are, what stands on each, how they lead on."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from clientdesk.demo.sites.layout import Layout
from clientdesk.demo.sites.sections import Sections
from clientdesk.demo.sites.structured import structured
from clientdesk.demo.sites.vocabulary import layouts, words
from clientdesk.demo.sites.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.demo.sites.dice import Dice
    from clientdesk.demo.sites.firms import Firm

_COLOURS: Final = ("#e8eef4", "#f3eee4", "#e6f0e9", "#eeeeee", "#f4e9e6", "#dfe7f2")
_NETWORKS: Final = {
    "linkedin": "LinkedIn",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "x.com": "X",
    "youtube": "YouTube",
}


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    """Without what it ends with; empty for the first page."""
    title: str
    body: str
    in_menu: bool = True


class Pages:
    """Writes the pages of one site."""

    def __init__(self, firm: Firm, dice: Dice) -> None:
        self._firm = firm
        self._dice = dice
        self._layout = Layout(dice.pick(list(layouts())), dice.pick(_COLOURS))
        self._wording = Wording(firm, dice)
        self._sections = Sections(firm, dice, self._layout, self._wording)
        self._ending = dice.pick(("", "", ".html"))
        self._has_legal_page = dice.chance(firm.register.legal_page)
        self._facts_in_footer = not self._has_legal_page and dice.chance(0.4)
        self._head = structured(firm, dice) if dice.chance(0.45) else ""
        self._footer = self._footer_lines()

    def files(self) -> dict[str, str]:
        """The texts of the files by their paths."""
        pages = self._one_page() if self._dice.chance(0.18) else self._several_pages()
        return {f"{page.path or 'index'}.html": self._written(page, pages) for page in pages}

    def _several_pages(self) -> list[_Page]:
        suppliers, contact = self._sections.suppliers(), self._contact()
        about, home = self._sections.about(), self._sections.welcome()
        has_own = bool(suppliers) and self._dice.chance(0.72)
        has_about = self._firm.employees is not None or self._dice.chance(0.6)
        pages = [self._home(home if has_about else f"{home}\n{about}")]
        if has_about:
            pages.append(self._page("about", about))
        if has_own:
            pages.append(self._page("suppliers", suppliers, in_menu=self._dice.chance(0.4)))
        elif suppliers:
            _, title = self._named("suppliers")
            contact += "\n" + self._layout.section(title, suppliers)
        pages.append(self._page("contact", contact))
        return [*pages, *self._legal_page()]

    def _one_page(self) -> list[_Page]:
        """Everything below each other, with the legal notice beside it where there is one."""
        about, suppliers, contact = (
            self._named(each)[1] for each in ("about", "suppliers", "contact")
        )
        section, parts = self._layout.section, self._sections
        body = (
            parts.welcome(),
            section(about, parts.about()),
            section(suppliers, parts.suppliers()),
            section(contact, self._contact()),
        )
        return [self._home("\n".join(filter(None, body))), *self._legal_page()]

    def _legal_page(self) -> Iterator[_Page]:
        if self._has_legal_page:
            yield self._page("legal", self._sections.legal(), in_menu=self._dice.chance(0.3))

    def _contact(self) -> str:
        rows = self._sections.reach()
        if not self._has_legal_page and not self._facts_in_footer:
            name = (self._wording.say("labels", "company"), escape(self._firm.legal, quote=False))
            rows = [name, *rows, *self._sections.identity()]
        intro = self._layout.text(self._wording.say("contact", "intro"))
        own = self._sections.own_invoices()
        return "\n".join(filter(None, (intro, self._layout.facts(rows), own)))

    def _page(self, kind: str, body: str, *, in_menu: bool = True) -> _Page:
        path, title = self._named(kind)
        return _Page(path, title, body, in_menu)

    def _named(self, kind: str) -> tuple[str, str]:
        """The path and the title of a page of its kind."""
        path, _, title = self._dice.pick(words(self._firm.language)["pages"][kind]).partition("|")
        return path, escape(title, quote=False)

    def _home(self, body: str) -> _Page:
        title = self._wording.say("pages", "home")
        return _Page("", title, body, in_menu=self._dice.chance(0.4))

    def _footer_lines(self) -> list[str]:
        firm = self._firm
        lines = []
        if self._facts_in_footer or self._dice.chance(0.4):
            address = f"{firm.legal}, {firm.street}, {firm.place}"
            lines.append(escape(address, quote=False))
        if self._facts_in_footer:
            facts = (f"{label} {value}" for label, value in self._sections.identity())
            lines.append(" · ".join(facts))
        lines.append(f"© {escape(firm.name, quote=False)}. {self._wording.say('legal', 'rights')}")
        return lines

    def _address(self, page: _Page) -> str:
        return f"/{page.path}{self._ending}" if page.path else "/"

    def _written(self, page: _Page, pages: list[_Page]) -> str:
        firm, layout = self._firm, self._layout
        brand = escape(firm.name, quote=False)
        targets = [(self._address(each), each.title) for each in pages]
        menu = [target for target, each in zip(targets, pages, strict=True) if each.in_menu]
        below = [target for target in targets[1:] if target not in menu]
        socials = [
            (url, name) for url in firm.socials for key, name in _NETWORKS.items() if key in url
        ]
        is_first = not page.path
        return layout.page(
            lang="nb" if firm.language == "no" else firm.language,
            title=f"{brand} – {self._wording.trade.services[0]}"
            if is_first
            else f"{page.title} – {brand}",
            head=self._head if is_first else "",
            nav=layout.links(menu),
            brand=brand,
            heading=self._wording.say("home", "slogan") if is_first else page.title,
            main=page.body,
            footer=layout.small(*self._footer, layout.links([*below, *socials])),
        )
