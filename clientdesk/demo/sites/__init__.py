"""The made-up websites of the demo's clients."""
