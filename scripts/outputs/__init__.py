"""Shown -> files: pages, editions, citation files, cards, QR codes."""
