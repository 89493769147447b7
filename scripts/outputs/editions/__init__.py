"""Texts -> files of the resolution in other formats than pages, a module each."""
