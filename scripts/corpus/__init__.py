"""`data/*.yaml` -> Corpus, or every fault at once."""
