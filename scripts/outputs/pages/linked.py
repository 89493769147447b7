"""What is cited -> linked data: a JSON-LD node of schema.org/Legislation.

It claims no legal force: neither `legislationLegalForce` nor `legislationLegalValue` is said.
"""

from typing import Any

from scripts.corpus.corpus import Corpus
from scripts.corpus.model import Source
from scripts.shown.names import permalink
from scripts.shown.text import Shown, ShownProvision, ShownText

Node = dict[str, Any]


def linked(shown: Shown, text: ShownText, provision: ShownProvision | None) -> Node:
    """Return the node of a provision of a text, or of the whole.

    Nodes are named by their permalinks; the work, whatever the language, by the site's address.
    The words are not repeated.
    """
    corpus, this = shown.corpus, provision.cited if provision else text.cited
    original, eid = corpus.resolution.original, provision.eId if provision else ""
    words = {k: t.paragraphs[eid] if eid else t.cited for k, t in shown.texts.items()}
    at = [locale for locale, own in words.items() if own.language == locale]
    parts = provision.parts if provision else [p for s in text.sections for p in s.provisions]

    def node(locale: str, eid: str | None = None) -> Node:
        return {"@id": permalink(shown.site_url, locale, eid or "")}

    data = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        **node(this.language, eid),
        "name": this.title,
        "inLanguage": this.language,
        "legislationDate": str(this.date),
        "legislationPassedBy": {"@type": "Organization", "name": this.author},
        "publisher": this.publisher and {"@type": "Organization", "name": this.publisher},
        "exampleOfWork": None if eid else {"@type": "Legislation", "@id": shown.site_url},
        "isPartOf": node(this.language, provision.parent) if provision else None,
        "hasPart": [
            node(this.language, part.eId) for part in parts if part.cited.language == this.language
        ],
        # Each provision tells of its source in full; the whole names the same nodes.
        "citation": [
            {"@id": f"{permalink(shown.site_url, this.language)}sources/#{source}"}
            | (_source(corpus, corpus.sources[source]) if provision else {})
            for source in (provision.cites if provision else corpus.sources)
        ],
    }
    if this.language == original:
        data["workTranslation"] = [node(locale, eid) for locale in at if locale != original]
    else:
        data["translationOfWork"] = node(original, eid)
    return {name: value for name, value in data.items() if value}


def _source(corpus: Corpus, source: Source) -> Node:
    """Return the node of a source: its title in its own language, and where it was seen."""
    own = corpus.texts.get(source.language, corpus.original)
    data = {
        "@type": "CreativeWork",
        "name": own.sources[source.id].title,
        "datePublished": source.date and str(source.date),
        "sameAs": [a.url for a in source.addresses if a.verified and not a.title],
    }
    return {name: value for name, value in data.items() if value}
