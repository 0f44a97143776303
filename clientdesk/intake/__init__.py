"""CSV and Excel to rows of text, headers to fields, rows to verdicts."""
