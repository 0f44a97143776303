"""What people choose from when they say where and how they work."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_territory_currencies

from clientdesk.model.countries import is_country

ENGLISH: Final = Locale.parse("en")

# The tz database lists a country's most populous zone first, but these from one end.
_NOT_THE_FIRST: Final = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}

_LANGUAGES: Final = (
    *("en_GB", "en_US", "en_IE", "en_CA", "en_AU", "en_NZ", "en_IN", "en_ZA", "en_SG"),
    *("de_DE", "de_AT", "de_CH", "fr_FR", "fr_BE", "fr_CH", "fr_CA", "es_ES", "es_MX"),
    *("it_IT", "nl_NL", "nl_BE", "pt_PT", "pt_BR", "da_DK", "sv_SE", "nb_NO", "fi_FI"),
    *("is_IS", "pl_PL", "cs_CZ", "sk_SK", "hu_HU", "ro_RO", "bg_BG", "el_GR", "hr_HR"),
    *("sl_SI", "et_EE", "lv_LV", "lt_LT", "tr_TR", "uk_UA", "ja_JP", "ko_KR"),
)


@cache
def countries() -> dict[str, str]:
    """ISO codes with their English names, by name."""
    names = {code: name for code, name in ENGLISH.territories.items() if is_country(code)}
    return dict(sorted(names.items(), key=lambda item: item[1]))


@cache
def currencies(also: str = "EUR") -> dict[str, str]:
    """The codes of all money in use, and one more, with their English names."""
    used = {code for country in countries() for code in get_territory_currencies(country)}
    codes = used | {also}
    return {code: f"{code} · {ENGLISH.currencies.get(code, code)}" for code in sorted(codes)}


@cache
def timezones(also: str = "UTC") -> tuple[str, ...]:
    """Time zones by region and city, and one more."""
    regions = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    names = (name for name in available_timezones() if name.split("/")[0] in regions)
    return tuple(dict.fromkeys([*sorted(names), "UTC", also]))


@cache
def languages(also: str = "en_GB") -> dict[str, str]:
    """Locales, and one more, with what they are called in English."""
    codes = dict.fromkeys([*_LANGUAGES, also])
    return {code: Locale.parse(code).get_display_name("en") or code for code in codes}


def country_of(timezone: str | None) -> str:
    """The country that a browser's time zone lies in; the United Kingdom when nothing is known."""
    country = _territory(timezone or "")
    return country if country in countries() else "GB"


def _territory(timezone: str) -> str:
    """Where a time zone lies, also under one of its older names; empty when that is unknown."""
    name = get_global("zone_aliases").get(timezone, timezone)
    return str(get_global("zone_territories").get(name, ""))


def currency_of(country: str) -> str:
    """What is paid with in a country."""
    return next(iter(get_territory_currencies(country)), "EUR")


def language_of(browser: str | None, country: str) -> str:
    """The browser's language in the workspace's country, else as it stands, else English."""
    try:
        language = Locale.parse(browser or "en", sep="-").language
    except (UnknownLocaleError, ValueError):
        language = "en"
    wanted = (f"{language}_{country}", (browser or "").replace("-", "_"), "en_GB")
    return next(code for code in wanted if code in languages())


def zone_in(country: str, browser: str) -> str:
    """The browser's time zone where it lies in the country, else the country's first."""
    if _territory(browser) == country:
        return browser
    return _main_zones().get(country, browser)


@cache
def _main_zones() -> dict[str, str]:
    """The time zone of each country's most people, as far as one can be chosen."""
    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    found = [(code, zone) for code, _, zone, *_ in lines if zone in timezones()]
    return dict(reversed(found)) | _NOT_THE_FIRST


def zone_of(browser: str | None) -> str:
    """The browser's time zone, where it is one that can be chosen."""
    return browser if browser in timezones() else "UTC"
