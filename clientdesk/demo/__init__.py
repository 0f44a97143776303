"""A synthetic workspace of a services firm, the same for the same seed and day."""
