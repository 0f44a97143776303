"""Domains that say who a company is, and those that say only where it has its mail or its page."""

from __future__ import annotations

from typing import Final

_FREE_MAIL: Final = """
126.com 163.com alice.it aol.com att.net bellsouth.net bigpond.com bluewin.ch bol.com.br
btinternet.com centrum.cz charter.net comcast.net cox.net docomo.ne.jp duck.com email.cz
fastmail.com fastmail.fm free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net
googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it
hushmail.com icloud.com inbox.com inbox.lv interia.pl juno.com laposte.net libero.it live.co.uk
live.com live.fr live.nl mac.com mail.com mail.ru mailbox.org me.com msn.com naver.com
neuf.fr o2.pl online.de onet.pl op.pl orange.fr outlook.com outlook.de outlook.es outlook.fr
pm.me posteo.de posteo.net proton.me protonmail.com qq.com rediffmail.com rocketmail.com
sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca sky.com t-online.de telia.com telenet.be
terra.com.br tiscali.it tuta.com tutanota.com ukr.net uol.com.br verizon.net virgilio.it
wanadoo.fr web.de wp.pl xtra.co.nz yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com
yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com zoho.com
"""
FREE_MAIL: Final = frozenset(_FREE_MAIL.split())
"""At which anybody can have a mailbox."""

_HOSTING: Final = """
about.me azurewebsites.net bandcamp.com behance.net bigcartel.com blogger.com blogspot.com
business.site carrd.co etsy.com facebook.com fb.com github.com github.io gitlab.io
godaddysites.com google.com herokuapp.com instagram.com jimdo.com jimdofree.com jimdosite.com
linkedin.com linktr.ee medium.com myshopify.com netlify.app notion.site pages.dev pinterest.com
squarespace.com strikingly.com substack.com tiktok.com tumblr.com twitter.com vercel.app
weebly.com wixsite.com wix.com wordpress.com x.com yelp.com youtube.com
"""
HOSTING: Final = frozenset(_HOSTING.split())
"""At which many have a page of their own: a name before it, or a path behind it, says whose."""

_SECOND: Final = "ac co com edu gob gov govt gv ltd me mil ne net nom or org plc sch"

REGISTERED: Final = rf"((?:[^.]+\.(?:{'|'.join(_SECOND.split())})\.[a-z]{{2}}|[^.]+\.[^.]+))$"
"""The part of a host that was registered: acme.co.uk, acme.de."""
