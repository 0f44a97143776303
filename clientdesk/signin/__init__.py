"""Sign-in by an OpenID provider: what it needs, and where people go after it."""
