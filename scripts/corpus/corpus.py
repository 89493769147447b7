"""Everything that `data/` holds, checked, and what every page looks up in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from scripts.corpus import eids
from scripts.corpus.hashes import short_hash
from scripts.corpus.model import Note, Organization, Provision, Resolution, Source, pages_of
from scripts.corpus.text import Review, State, Text, is_words, to_render
from scripts.corpus.values import EId, Id, Locale


@dataclass(frozen=True)
class Corpus:
    """Everything that `data/` holds, checked."""

    resolution: Resolution
    sources: Mapping[Id, Source]
    signatories: Mapping[Id, Organization]
    bodies: Mapping[Id, Organization]
    texts: Mapping[Locale, Text]
    """The original first, then by the languages' own names."""

    @cached_property
    def pages(self) -> list[str]:
        """The names of the pages of each language."""
        return pages_of(self.texts, self.sources, self.signatories or self.bodies)

    @property
    def original(self) -> Text:
        """The text as it was published."""
        return self.texts[self.resolution.original]

    def state(self, locale: Locale, name: str) -> State:
        """Return what holds for the paragraph `name` (as in Text.paragraphs) of a text."""
        if name in self.missing[locale]:
            return "missing"
        if name in self.outdated[locale]:
            return "outdated"
        status = self.texts[locale].status
        return "reviewed" if status == "unofficial" and self.review(locale, name) else status

    def review(self, locale: Locale, name: str) -> Review | None:
        """Return who proofread a paragraph of a text, and when, if somebody did so as it is now."""
        found = self.texts[locale].reviewed.get(name)
        now = self.texts[locale].paragraphs.get(name, "")
        return found if found and found.words == short_hash(now) else None

    # What every page looks up is sorted out once, so that the cost of a page does not grow with
    # the number of pages.

    @cached_property
    def numbers(self) -> Mapping[EId, str]:
        """How each provision is cited: "3", "5(b)", or nothing for one without a number."""
        return eids.numbers([p.eId for p in self.resolution.provisions])

    @cached_property
    def parts(self) -> Mapping[EId | None, list[Provision]]:
        """The parts of a provision, by its eId; by None those that are parts of none."""
        known = {p.eId for p in self.resolution.provisions}
        return grouped((eids.parent(p.eId, known), p) for p in self.resolution.provisions)

    @cached_property
    def notes(self) -> Mapping[EId | None, list[Note]]:
        """The notes about a provision, by its eId; by None those about the whole text."""
        return grouped((eid, n) for n in self.resolution.notes for eid in n.provisions or (None,))

    @cached_property
    def missing(self) -> Mapping[Locale, Set[str]]:
        """The paragraphs that each text leaves out, and the numbers that stand for some."""
        original = self.original
        numbers = {eid for eid, number in original.numbers.items() if is_words(number)}
        return {
            locale: (original.paragraphs.keys() - text.paragraphs.keys())
            | (numbers - original.paragraphs.keys() - text.numbers.keys())
            for locale, text in self.texts.items()
        }

    @cached_property
    def outdated(self) -> Mapping[Locale, frozenset[str]]:
        """The paragraphs of each text that render an earlier wording of the original."""
        numbers, words = self.original.numbers, self.original.paragraphs
        now = {name: short_hash(to_render(numbers, name, words[name])) for name in words}
        found = {self.resolution.original: frozenset[str]()}
        for locale in self.texts.keys() - found:
            renders, own = self.texts[locale].renders, now.keys() - self.missing[locale]
            found[locale] = frozenset(name for name in own if renders.get(name) != now[name])
        return found

    @cached_property
    def citing(self) -> Mapping[Id, list[Provision]]:
        """The provisions that cite a source, by its id."""
        return grouped((source, p) for p in self.resolution.provisions for source in p.cites)


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def grouped(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, list[_Value]]:
    """Return the values of each key, in their order."""
    groups = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
