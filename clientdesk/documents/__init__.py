"""Frames to bytes that leave the product."""
