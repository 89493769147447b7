"""What a citation says of a text or a provision, whatever its format."""

from dataclasses import dataclass
from datetime import date

from scripts.corpus.corpus import Corpus
from scripts.corpus.text import State
from scripts.corpus.values import EId, Locale
from scripts.shown.names import named, permalink, state_name


@dataclass(frozen=True)
class Cited:
    """What a citation says, in the language of the cited words."""

    key: str
    title: str
    original_title: str | None
    """The title in the original, of a translation."""
    author: str
    date: date
    place: str
    publisher: str | None
    """None for a translation: the original is what was published."""
    language: Locale
    status: str
    url: str
    whole: str | None
    """The address of the text that a provision is in."""
    rights: str
    """The address of what is known of terms of reuse."""
    sentence: str
    """All of it, for people."""

    def within(self, whole: "Cited") -> str | None:
        """Return what it says besides that of the whole, "cl. 3"; None if that is not all."""
        if not self.title.startswith(f"{whole.title}, "):
            return None
        composed = whole.sentence.replace(whole.title, self.title).replace(whole.url, self.url)
        return self.title[len(whole.title) + 2 :] if composed == self.sentence else None


def cited(corpus: Corpus, locale: Locale, eid: EId, site_url: str) -> Cited:
    """Return what to cite for a provision of a locale's text, or for the whole, by "".

    What the text leaves out is cited as the original, which is shown in its place.
    """
    resolution = corpus.resolution
    state = corpus.state(locale, eid) if eid else _state_of_whole(corpus, locale)
    if state == "missing":
        locale, state = resolution.original, "original"
    text, labels = corpus.texts[locale], corpus.texts[locale].labels
    is_original = locale == resolution.original
    title, status = _title(corpus, locale, eid), state_name(labels, state)
    url = permalink(site_url, locale, eid)
    return Cited(
        key="-".join(filter(None, (resolution.subtype, str(resolution.adopted), locale, eid))),
        title=title,
        original_title=None if is_original else _title(corpus, resolution.original, eid),
        author=labels.adopted_by,
        date=resolution.adopted,
        place=labels.place,
        publisher=text.organizations[resolution.publisher].name
        if is_original and resolution.publisher
        else None,
        language=locale,
        status=status,
        url=url,
        whole=permalink(site_url, locale) if eid else None,
        rights=f"{permalink(site_url, locale)}about/#publisher",
        sentence=labels.citation.format(
            title=title, place_and_date=labels.place_and_date, status=status, address=url
        ),
    )


def _state_of_whole(corpus: Corpus, locale: Locale) -> State:
    """Return the state of a text: outdated as its title, missing if it has no words of its own."""
    if corpus.missing[locale] >= {p.eId for p in corpus.resolution.provisions}:
        return "missing"
    return "outdated" if "title" in corpus.outdated[locale] else corpus.texts[locale].status


def _title(corpus: Corpus, locale: Locale, eid: EId) -> str:
    """Return the title of a text, and of its provision: "Resolution …, cl. 5(b)"."""
    # A text that leaves its title out is under the original's.
    name = corpus.texts[locale].title or corpus.original.title
    return f"{name}, {named(corpus, locale, eid, 'cite')}" if eid else name
