"""From a client's website to facts with receipts: crawl, extract, verify, score, and the worker."""
