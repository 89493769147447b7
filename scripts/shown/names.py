"""What a text, a provision and a file are called, in words and in addresses."""

from scripts.corpus.corpus import Corpus
from scripts.corpus.eids import kind
from scripts.corpus.labels import Labels
from scripts.corpus.text import State
from scripts.corpus.values import EId, Locale


def named(corpus: Corpus, locale: Locale, eid: EId, form: str = "name") -> str:
    """Return a provision's name: "Clause 3"; as a link "Link to clause 3", to cite "cl. 3"."""
    label: str = getattr(corpus.texts[locale].labels.provisions[kind(eid)], form)
    return label.format(number=corpus.numbers[eid])


def state_name(labels: Labels, state: State) -> str:
    """Return what a state is called."""
    if state in ("outdated", "missing"):
        return labels.outdated if state == "outdated" else labels.missing_here
    return str(getattr(labels.statuses, state).name)


def permalink(site_url: str, locale: Locale, eid: EId = "") -> str:
    """Return the absolute address of a provision's page, or of the full text."""
    return f"{site_url}{locale}/" + (f"{eid}/" if eid else "")
