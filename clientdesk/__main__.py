"""Runs `python -m clientdesk`."""

from clientdesk.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
