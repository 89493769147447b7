"""Corpus -> {path below docs/: file}. Pure: the same corpus gives the same files."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import babel
import babel.dates
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from scripts.cite import Cited, cited, metadata, permalink, title
from scripts.downloads import Download, downloads, size
from scripts.editions.edition import version
from scripts.formats import FORMATS, citation_files
from scripts.hashes import sha256
from scripts.linked import Node, linked
from scripts.manifest import manifest
from scripts.model import PAGES, Corpus, Gone, Note, OrganizationText, Provision, named
from scripts.search import search
from scripts.status import words
from scripts.typeset import typeset, unbroken
from scripts.values import Locale, direction

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.policies["json.dumps_kwargs"] = {"ensure_ascii": False}


def render(corpus: Corpus, site_url: str, editions: Mapping[str, bytes]) -> dict[str, str]:
    """Render every page of every locale as Markdown (front matter, then HTML), and its files.

    `site_url`, with its closing slash, is where the site will be: citations hold it.
    `editions` are the files of the other formats, which pages link to and tell the size of.

    HTML blocks are what Markdown leaves alone, so the words of the resolution reach the
    page character by character, whatever they hold (CommonMark, section 4.6).
    """
    files = citation_files(corpus, site_url)
    for locale, text in corpus.texts.items():
        for page in PAGES:
            view = View(corpus, site_url, locale, "" if page == "index" else f"{page}/", editions)
            files[f"{locale}/{page}.md"] = view.render(f"{page}.md")
        for before, provision, after in _neighbours(corpus.resolution.provisions):
            view = View(corpus, site_url, locale, f"{provision.eId}/", editions)
            files[f"{locale}/{provision.eId}.md"] = view.render(
                "provision.md", this=provision, before=before, after=after
            )
        for gone in corpus.resolution.gone:
            if "#" not in gone.address:
                view = View(corpus, site_url, locale, gone.address, editions)
                files[f"{locale}/{gone.address.rstrip('/')}.md"] = view.render("gone.md", this=gone)
        files[f"{locale}/search.json"] = search(corpus, locale)
        files[f"{locale}/manifest.webmanifest"] = manifest(text, locale)
    return files


def _neighbours(
    provisions: tuple[Provision, ...],
) -> Iterator[tuple[Provision | None, Provision, Provision | None]]:
    return zip((None, *provisions), provisions, (*provisions[1:], None), strict=False)


class View:
    """What the templates of one page in one locale see."""

    def __init__(
        self,
        corpus: Corpus,
        site_url: str,
        locale: Locale,
        path: str,
        editions: Mapping[str, bytes],
    ) -> None:
        self.corpus, self.site_url, self.editions = corpus, site_url, editions
        self.locale, self.path = locale, path
        self.text = corpus.texts[locale]
        self.address = f"{site_url}{locale}/{path}"

    def render(self, template: str, **names: object) -> str:
        """Render a template with this view's names, and more."""
        return _ENVIRONMENT.get_template(template).render(self.names() | names)

    def names(self) -> dict[str, Any]:
        """Return the templates' variables and functions, by name."""
        resolution = self.corpus.resolution
        return {
            "corpus": self.corpus,
            "resolution": resolution,
            "original": self.corpus.original,
            "locale": self.locale,
            "text": self.text,
            "labels": self.text.labels,
            "others": {k: t for k, t in self.corpus.texts.items() if k != self.locale},
            "organizations": {**self.corpus.signatories, **self.corpus.bodies},
            "href": self.href,
            "root": self.root,
            "downloads": self.downloads,
            "size": self.size,
            "sha256": sha256,
            "version": version,
            "citation": self.citation,
            "record": self.record,
            "metadata": metadata,
            "linked": self.linked,
            "formats": FORMATS,
            "named": named,
            "notice": self.notice,
            "gone_here": self.gone_here,
            "name_of": self.name_of,
            "names_of": self.names_of,
            "words_of": words,
            "direction": direction,
            "in_language": self.in_language,
            "direction_of": self.direction_of,
            "points": self.points,
            "notes_on": self.notes_on,
            "cited_in": self.cited_in,
            "long_date": self.long_date,
            "language": self.language,
            "path": self.path,
            "typeset": typeset,
            "unbroken": unbroken,
            "organization": self.organization,
        }

    def href(self, path: str = "", locale: Locale | None = None, fragment: str = "") -> str:
        """Return the relative address of a page of this locale, or of another's same page."""
        up = "../" * (self.path.count("/") + (locale is not None))
        target = f"{locale}/{path}" if locale else path
        address = up + target or "./"
        if not locale and path == self.path and fragment:
            address = ""
        return address + (f"#{fragment}" if fragment else "")

    def notice(self, name: str, locale: Locale | None = None) -> str:
        """Return what must stand beside a paragraph of a text that is outdated, or nothing."""
        outdated = self.corpus.state(locale or self.locale, name) == "outdated"
        return self.text.labels.outdated_explained if outdated else ""

    def names_of(self, names: Collection[str]) -> list[str]:
        """Return how this language calls paragraphs of adopted words, in their order."""
        labels = self.text.labels
        whole = (
            []
            if set(names) <= {p.eId for p in self.corpus.resolution.provisions}
            else [labels.title_and_headings]
        )
        provisions = (p for p in self.corpus.resolution.provisions if p.eId in names)
        return [*whole, *(named(labels, provision) for provision in provisions)]

    def in_language(self, language: Locale) -> Markup:
        """Return the attributes of an element whose language may be another than the page's."""
        around = {self.locale, self.text.editorial_in or self.locale}
        attribute = "" if around == {language} else f' lang="{language}"'
        return Markup(attribute) + self.direction_of(language)  # noqa: S704 - a language tag

    def direction_of(self, language: Locale) -> Markup:
        """Return the attribute of an element whose direction is another than the page's."""
        around = {self.locale, self.text.editorial_in or self.locale}
        is_other = {direction(language)} != set(map(direction, around))
        return Markup(f' dir="{direction(language)}"' if is_other else "")  # noqa: S704 - ltr or rtl

    def gone_here(self) -> list[tuple[str, Gone]]:
        """Return the anchors of this page that are gone."""
        parts = ((gone, *gone.address.partition("#")) for gone in self.corpus.resolution.gone)
        return [(anchor, gone) for gone, page, _, anchor in parts if anchor and page == self.path]

    def name_of(self, address: str) -> str:
        """Return how this language calls what is at an address below a locale."""
        path, _, fragment = address.partition("#")
        name, text = fragment or path.rstrip("/") or "resolution", self.text
        for provision in self.corpus.resolution.provisions:
            if provision.eId == name:
                return named(text.labels, provision)
        if name in text.sources:
            return text.sources[name].title
        if name in text.organizations:
            return text.organizations[name].name
        label: str = getattr(text.labels, name)
        return label

    def root(self, path: str) -> str:
        """Return the relative address of a file of the whole site."""
        return "../" * (self.path.count("/") + 1) + path

    def downloads(self, locale: Locale | None) -> list[Download]:
        """Return the editions of a locale's text, or of all texts together."""
        return downloads(self.editions, locale)

    def size(self, count: int) -> str:
        """Return a number of bytes in this language's words."""
        return size(count, self.locale)

    def permalink(self, provision: Provision | None = None) -> str:
        """Return the absolute address of a provision's page, or of the full text."""
        return permalink(self.site_url, self.locale, provision.eId if provision else "")

    def citation(self, provision: Provision | None = None) -> str:
        """Return how to cite a provision of this text, or the whole."""
        labels = self.text.labels
        state = self.corpus.state(self.locale, provision.eId if provision else "title")
        if state == "missing":  # The original is shown in a provision's place.
            state = "original" if provision else self.text.status
        return labels.citation.format(
            title=title(self.text, provision),
            place_and_date=labels.place_and_date,
            status=getattr(labels, state),
            address=self.permalink(provision),
        )

    def record(self, provision: Provision | None = None) -> Cited:
        """Return what a reference manager stores of a provision of this text, or of the whole."""
        return cited(self.corpus, self.locale, provision, self.site_url)

    def linked(self, provision: Provision | None = None) -> Node:
        """Return the linked data of a provision, or of the whole."""
        return linked(self.corpus, provision, self.record(provision), self.site_url)

    def points(self, clause: Provision) -> list[Provision]:
        """Return the points under a clause."""
        return self.corpus.parts.get(clause.eId, [])

    def notes_on(self, provision: Provision | None) -> list[Note]:
        """Return the notes about a provision, or about the whole text."""
        return self.corpus.notes.get(provision.eId if provision else None, [])

    def cited_in(self, source: str) -> list[Provision]:
        """Return the provisions that cite a source."""
        return self.corpus.citing.get(source, [])

    def organization(self, name: str) -> OrganizationText:
        """Return this language's words of an organization."""
        return self.text.organizations[name]

    def long_date(self, day: date) -> str:
        """Return a day in this language's long form (Unicode CLDR)."""
        return babel.dates.format_date(day, "long", locale=self.locale.replace("-", "_"))

    def language(self, locale: Locale) -> str:
        """Return the name of a language in this language (Unicode CLDR)."""
        name = babel.Locale.parse(locale, sep="-").get_display_name(self.locale.replace("-", "_"))
        return name or locale
