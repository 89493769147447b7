"""What is cited -> linked data: a JSON-LD node of schema.org/Legislation.

It claims no legal force: neither `legislationLegalForce` nor `legislationLegalValue` is said.
"""

from typing import Any

from scripts.corpus.model import Corpus, Provision, Source
from scripts.shown.citation import Cited, permalink

Node = dict[str, Any]


def linked(corpus: Corpus, provision: Provision | None, this: Cited, site_url: str) -> Node:
    """Return the node of a provision, or of a whole text, that is cited as `this`.

    Nodes are named by their permalinks; the work, whatever the language, by the site's address.
    The words are not repeated.
    """
    resolution, texts = corpus.resolution, corpus.texts
    eid = provision.eId if provision else None
    at = [locale for locale, text in texts.items() if not eid or eid in text.provisions]

    def node(locale: str, eid: str | None = None) -> Node:
        return {"@id": permalink(site_url, locale, eid or "")}

    data = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        **node(this.language, eid),
        "name": this.title,
        "inLanguage": this.language,
        "legislationDate": str(this.date),
        "legislationPassedBy": {"@type": "Organization", "name": this.author},
        "publisher": this.publisher and {"@type": "Organization", "name": this.publisher},
        "exampleOfWork": None if provision else {"@type": "Legislation", "@id": site_url},
        "isPartOf": node(this.language, provision.parent) if provision else None,
        "hasPart": [
            node(this.language, part.eId)
            for part in corpus.parts.get(eid, [])
            if part.eId in texts[this.language].provisions
        ],
        # Each provision tells of its source in full; the whole names the same nodes.
        "citation": [
            {"@id": f"{permalink(site_url, this.language)}sources/#{source}"}
            | (_source(corpus, corpus.sources[source]) if provision else {})
            for source in (provision.cites if provision else corpus.sources)
        ],
    }
    if this.language == resolution.original:
        data["workTranslation"] = [node(locale, eid) for locale in at if locale != this.language]
    else:
        data["translationOfWork"] = node(resolution.original, eid)
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
