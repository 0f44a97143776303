"""Wording for people in a locale: money, dates, plurals, status words."""
