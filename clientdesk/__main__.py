"""Runs `python -m clientdesk`."""

if __name__ == "__main__":
    # Processes that it starts import this module too, and need nothing of the commands.
    from clientdesk.cli import main

    raise SystemExit(main())
