"""Corpus -> Shown: what each text shows, worked out once for every format."""

from collections.abc import Iterator

from scripts.corpus.corpus import Corpus
from scripts.corpus.eids import container
from scripts.corpus.model import Provision
from scripts.corpus.text import HEADING, is_words
from scripts.corpus.values import EId, Locale
from scripts.shown.citation import cited
from scripts.shown.languages import long_date
from scripts.shown.names import named, permalink, state_name
from scripts.shown.text import Paragraph, Section, Shown, ShownProvision, ShownText
from scripts.shown.wordings import earlier, since_rendered


def show(corpus: Corpus, site_url: str, suggest_to: tuple[str, ...] = ()) -> Shown:
    """Return what each text shows when the site is at `site_url`."""
    texts = {locale: _text(corpus, locale, site_url) for locale in corpus.texts}
    return Shown(corpus, site_url, texts, suggest_to)


def _text(corpus: Corpus, locale: Locale, site_url: str) -> ShownText:
    text, original = corpus.texts[locale], corpus.resolution.original
    sections = tuple(_sections(corpus, locale, site_url))
    return ShownText(
        corpus=corpus,
        locale=locale,
        text=text,
        title=_paragraph(corpus, locale, "title"),
        sections=sections,
        provisions=tuple(p for section in sections for p in section.rows),
        cited=cited(corpus, locale, "", site_url),
        version=text.version,
        updated=max(text.changes),
        url=permalink(site_url, locale),
        original_url=None if locale == original else permalink(site_url, original),
    )


def _sections(corpus: Corpus, locale: Locale, site_url: str) -> Iterator[Section]:
    """Yield the sections: each begins with a heading, or in another part of the document."""
    sections: list[list[Provision]] = []
    for top in corpus.parts.get(None, []):
        before = sections[-1][0] if sections else None
        if not before or top.heading or container(top.eId) != container(before.eId):
            sections.append([])
        sections[-1].append(top)
    for tops in sections:
        heading = _paragraph(corpus, locale, tops[0].heading) if tops[0].heading else None
        under = (heading,) if heading else ()
        provisions = (_provision(corpus, locale, top, site_url, under) for top in tops)
        yield Section(heading, tuple(provisions))


def _provision(
    corpus: Corpus,
    locale: Locale,
    provision: Provision,
    site_url: str,
    under: tuple[Paragraph, ...],
    parent: EId | None = None,
) -> ShownProvision:
    labels, words = corpus.texts[locale].labels, _paragraph(corpus, locale, provision.eId)
    status = state_name(labels, words.state)
    if words.state == "missing":
        status += f". {labels.statuses.original.name}: {corpus.original.name}"
    # A number that is adopted words; one without letters is so in every language.
    numbers, originals = corpus.texts[locale].numbers, corpus.original.numbers
    own = numbers.get(provision.eId, originals.get(provision.eId))
    whose = locale if provision.eId in numbers else corpus.resolution.original
    num = provision.eId.rpartition("__")[2].partition("_")[2]
    derived = "•" if num.isalpha() else f"{num}." if num else ""
    name = f"{provision.eId}{HEADING}"
    heading = _paragraph(corpus, locale, name) if name in corpus.original.paragraphs else None
    below = (*under, *(p for p in (heading, words) if p and p.words))
    # Of the heading, if nothing is to be said of the words.
    notice = heading.notice if heading and not heading.review else ""
    return ShownProvision(
        **vars(words) | {"notice": words.notice or notice},
        kind=provision.kind,
        container=container(provision.eId),
        number=corpus.numbers[provision.eId],
        mark=derived if own is None else own,
        mark_language=whose if is_words(own) else words.language,
        own_number=own is not None,
        heading=heading,
        title=named(corpus, locale, provision.eId),
        link=named(corpus, locale, provision.eId, "link"),
        status=status,
        parent=parent,
        under=under,
        parts=tuple(
            _provision(corpus, locale, part, site_url, below, provision.eId)
            for part in corpus.parts.get(provision.eId, ())
        ),
        cites=provision.cites,
        notes=tuple(corpus.notes.get(provision.eId, ())),
        cited=cited(corpus, locale, provision.eId, site_url),
    )


def _paragraph(corpus: Corpus, locale: Locale, name: str) -> Paragraph:
    labels, state = corpus.texts[locale].labels, corpus.state(locale, name)
    before = earlier(corpus, locale, name), since_rendered(corpus, locale, name)
    text, notice = corpus.texts[locale], ""
    if state == "outdated":
        notice = labels.outdated_explained
    if state == "missing":
        locale, text = corpus.resolution.original, corpus.original
        notice = labels.missing if name in text.provisions else labels.missing_here
    review = corpus.review(locale, name) if state == "reviewed" else None
    if review:
        day = long_date(review.date, text.editorial_in or locale)
        notice = f"{labels.statuses.reviewed.name}: {', '.join(filter(None, (day, review.by)))}"
    return Paragraph(name, text.paragraphs.get(name, ""), locale, state, notice, review, *before)
