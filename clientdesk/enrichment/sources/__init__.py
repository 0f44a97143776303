"""Public registers, and a language model, that may be asked about a client."""
