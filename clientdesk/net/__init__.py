"""The only part that talks to other servers."""
