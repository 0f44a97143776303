"""Reads: a store and a filter in, a polars frame out."""
