"""What a text, a provision and a file are called, in words and in addresses."""

from scripts.corpus.labels import Labels
from scripts.corpus.model import Provision
from scripts.corpus.values import EId, Locale


def named(labels: Labels, provision: Provision, form: str = "") -> str:
    """Return a provision's name: "Clause 3"; with a form "Link to clause 3" or "cl. 3"."""
    label: str = getattr(labels, form + provision.kind)
    return label.format(number=provision.number)


def permalink(site_url: str, locale: Locale, eid: EId = "") -> str:
    """Return the absolute address of a provision's page, or of the full text."""
    return f"{site_url}{locale}/" + (f"{eid}/" if eid else "")
