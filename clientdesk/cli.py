"""The commands."""


def main() -> int:
    """Run one command; the exit code."""
    return 2
