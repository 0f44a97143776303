"""Invoices and payments from other products: columns, amounts, days, lines and verdicts."""
