"""Shown -> {path below docs/: Markdown page}. Pure: the same texts give the same pages."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

from markupsafe import Markup

from scripts.corpus.model import PAGES, Gone
from scripts.corpus.values import Locale
from scripts.outputs.citations import metadata, wikipedia
from scripts.outputs.pages.correction import suggestions
from scripts.outputs.pages.linked import linked
from scripts.outputs.templating import environment
from scripts.outputs.writers import CITATIONS, EDITIONS, Writer
from scripts.shown.text import Paragraph, Shown, ShownProvision, ShownText
from scripts.shown.typesetting import directed, isolated, typeset

_TEMPLATES = environment(Path(__file__).with_name("templates"))
for function in (linked, metadata, suggestions, wikipedia):
    _TEMPLATES.globals[function.__name__] = function


def render(shown: Shown, editions: Mapping[str, bytes]) -> dict[str, str]:
    """Render every page of every locale as Markdown: front matter, then HTML.

    HTML blocks are what Markdown leaves alone, so the words of the resolution reach the
    page character by character, whatever they hold (CommonMark, section 4.6).
    """
    return {
        f"{locale}/{name}.md": Page(shown, locale, name, editions).render(template, **more)
        for locale, own in shown.texts.items()
        for name, template, more in _pages(shown, own)
    }


def _pages(shown: Shown, own: ShownText) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield the name of each page of a text, its template, and what that is of."""
    for name in shown.corpus.pages:
        yield name, f"{name}.md", {}
    every = own.provisions
    for before, this, after in zip((None, *every), every, (*every[1:], None), strict=False):
        yield this.eId, "provision.md", {"this": this, "before": before, "after": after}
    for gone in shown.corpus.resolution.gone:
        if "#" not in gone.address:
            yield gone.address.rstrip("/"), "gone.md", {"this": gone}


class Page:
    """A page in one locale, for its template: what depends on where it is."""

    def __init__(
        self, shown: Shown, locale: Locale, name: str, editions: Mapping[str, bytes]
    ) -> None:
        self.shown, self.editions = shown, editions
        self.locale, self.path = locale, "" if name == "index" else f"{name}/"
        self.kind = PAGES[name] if name in shown.corpus.pages else "page"
        self.own = shown.texts[locale]

    def render(self, template: str, **more: object) -> str:
        """Render a template."""
        names = {
            "page": self,
            "corpus": self.shown.corpus,
            "resolution": self.shown.corpus.resolution,
            "texts": self.shown.texts,
            "others": {k: t for k, t in self.shown.texts.items() if k != self.locale},
            "own": self.own,
            "locale": self.locale,
            "text": self.own.text,
            "labels": self.own.labels,
            "citations": CITATIONS,
            "typeset": partial(typeset, around=self.own.editorial),
        }
        return _TEMPLATES.get_template(template).render(names | more)

    def href(self, path: str = "", locale: Locale | None = None, fragment: str = "") -> str:
        """Return the relative address of a page of this locale, or of another's same page."""
        up = "../" * (self.path.count("/") + (locale is not None))
        target = f"{locale}/{path}" if locale else path
        address = up + target or "./"
        if not locale and path == self.path and fragment:
            address = ""
        return address + (f"#{fragment}" if fragment else "")

    def root(self, path: str) -> str:
        """Return the relative address of a file of the whole site."""
        return "../" * (self.path.count("/") + 1) + path

    def downloads(self, locale: Locale | None) -> list[tuple[str, Writer, int, str]]:
        """Return path, format, bytes and SHA-256 of each edition of a text, or of all together."""
        return [
            (path, writer, len(file), hashlib.sha256(file).hexdigest())
            for writer in EDITIONS
            if (file := self.editions.get(path := writer.path_of(locale)))
        ]

    def in_language(self, language: Locale) -> Markup:
        """Return the attributes of an element whose language may be another than the page's."""
        around = {self.locale, self.own.editorial}
        attribute = "" if around == {language} else f' lang="{language}"'
        return Markup(attribute) + self.direction_of(language)  # noqa: S704 - a language tag

    def direction_of(self, language: Locale) -> Markup:
        """Return the attribute of an element whose direction is another than the page's."""
        return directed(language, self.locale, self.own.editorial)

    def isolated(self, value: str, *languages: Locale) -> Markup:
        """Return an address, or words of other languages, among words of the page's."""
        return isolated(value, self.own.editorial, *languages)

    def names_of(self, paragraphs: Collection[Paragraph]) -> list[str]:
        """Return how this language calls paragraphs of adopted words, in their order."""
        own = (self.own.paragraphs[paragraph.name] for paragraph in paragraphs)
        provisions = [p.title for p in own if isinstance(p, ShownProvision)]
        whole = [self.own.labels.title_and_headings] if len(provisions) < len(paragraphs) else []
        return [*whole, *provisions]

    def name_of(self, address: str) -> str:
        """Return how this language calls what is at an address below a locale."""
        path, _, fragment = address.partition("#")
        name, text = fragment or path.rstrip("/") or "index", self.own.text
        if isinstance(provision := self.own.paragraphs.get(name), ShownProvision):
            return provision.title
        if name in text.sources:
            return text.sources[name].title
        if name in text.organizations:
            return text.organizations[name].name
        return str(getattr(text.labels.pages, name))

    def gone_here(self) -> list[tuple[str, Gone]]:
        """Return the anchors of this page that are gone."""
        every = self.shown.corpus.resolution.gone
        parts = ((gone, *gone.address.partition("#")) for gone in every)
        return [(anchor, gone) for gone, page, _, anchor in parts if anchor and page == self.path]
