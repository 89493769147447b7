"""Corpus -> what each text shows, worked out once for every format."""
