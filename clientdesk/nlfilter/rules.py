"""The grammar: its rules in the order in which they have their turn."""

from __future__ import annotations

from typing import Final

from clientdesk.nlfilter.rules_ages import AGES
from clientdesk.nlfilter.rules_dates import DATES, LED
from clientdesk.nlfilter.rules_kinds import KINDS
from clientdesk.nlfilter.rules_money import APART, MONEY
from clientdesk.nlfilter.rules_numbers import AMOUNTS, NUMBERS
from clientdesk.nlfilter.rules_order import DIRECTION, ORDER
from clientdesk.nlfilter.rules_people import CURRENCIES, PEOPLE, PLACES
from clientdesk.nlfilter.rules_plain import PLAIN
from clientdesk.nlfilter.rules_records import ENRICHMENT, FIELDS, PORTAL, STATUS
from clientdesk.nlfilter.rules_time import CREATED, INVOICES

RULES: Final = (
    *PLAIN,
    *NUMBERS,
    *DATES,
    *ORDER,
    *AMOUNTS,
    *AGES,
    *LED,
    *CURRENCIES,
    *INVOICES,
    *ENRICHMENT,
    *PORTAL,
    *MONEY,
    *KINDS,
    *PEOPLE,
    *FIELDS,
    *STATUS,
    *PLACES,
    *CREATED,
    *APART,
    *DIRECTION,
)
