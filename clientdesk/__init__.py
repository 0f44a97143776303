"""ClientDesk: one maintained record per client, right before invoices and collections start."""

__version__ = "0.1.0"
