"""What a client, an invoice and a filter are: pure Python, no store, no clock, no network."""
