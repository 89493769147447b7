"""Shown -> Markdown pages, and what their scripts read."""
