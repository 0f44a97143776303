"""Sentences of the search bar read as client filters, and filters said in words."""
