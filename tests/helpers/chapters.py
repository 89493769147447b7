"""A document with chapters, as a Corpus: each of its words says its language and its name.

Polish leaves out its title, and some numbers, headings and provisions; Hebrew has labels that are
English still, and few words.
"""

from dataclasses import replace

from scripts.corpus.corpus import Corpus
from scripts.corpus.hashes import short_hash
from scripts.corpus.model import Provision
from scripts.corpus.text import HEADING, Text, to_render
from tests.helpers.frozen import CORPUS

HEADINGS = {"preamble": "opening", "rec_1": "whereas", "chp_2": "second", "adoption": "closing"}
"""By the provision that each stands above."""
NUMBERED = (
    "cit_1",
    "rec_1",
    "chp_1",
    "chp_1__art_1__para_1",
    "chp_1__art_2bis",
    "adoption",
    "att_1",
)
HEADED = (
    "cit_1",
    "rec_1",
    "chp_1",
    "chp_1__art_1",
    "chp_1__art_2bis",
    "chp_2",
    "adoption",
    "att_1",
)
WORDED = (
    "preamble", "cit_1", "rec_1", "rec_1__point_a", "chp_1__art_1__para_1",
    "chp_1__art_1__para_1__point_a", "chp_1__art_2bis", "chp_2", "chp_2__art_3", "adoption",
    "adoption__para_1", "att_1__para_1",
)  # fmt: skip
EIDS = (*WORDED[:4], "chp_1", "chp_1__art_1", *WORDED[4:-1], "att_1", WORDED[-1])

MISSING = {
    "pl": {"title", "second", "chp_1 heading", "rec_1 heading", "chp_1__art_2bis", "rec_1__point_a",
           "att_1 number"},
    "he": {"opening", "whereas", "closing", "chp_1 number", "chp_1 heading", "adoption number",
           "adoption heading", "adoption", "chp_2__art_3", "cit_1 heading"},
}  # fmt: skip


def own(locale: str) -> dict[str, str]:
    """Return the words of a text, by what they are called here: "rec_1 number"."""
    names = ["title", *HEADINGS.values(), *(f"{eid} heading" for eid in HEADED),
             *(f"{eid} number" for eid in NUMBERED), *WORDED]  # fmt: skip
    words = {name: f"<{locale} {name}>" for name in names if name not in MISSING.get(locale, ())}
    return words | {"preamble": f"{words['preamble']}\n<{locale} preamble, on>"}


def shown_in(locale: str) -> list[str]:
    """Return the words that a text shows, one a paragraph: its own, or else the original's."""
    return "\n".join((own("en") | own(locale)).values()).split("\n")


def _text(locale: str, like: Text, **more: object) -> Text:
    words, english = own(locale), own("en")
    ends = {end: {name.removesuffix(f" {end}"): said for name, said in words.items()
                  if name.endswith(f" {end}")} for end in ("heading", "number")}  # fmt: skip
    above = {name: words[name] for name in HEADINGS.values() if name in words}
    kinds = CORPUS.original.labels.provisions
    new = dict.fromkeys(
        ("citation", "chapter", "article", "paragraph", "attachment"), kinds["clause"]
    )
    numbers = {name.removesuffix(" number"): said for name, said in english.items()}
    renders = {
        name: short_hash(to_render(numbers, name, said))
        for name, said in ((n.replace(" heading", HEADING), said) for n, said in english.items())
    }
    kept = {name: getattr(like, name) for name in Text.model_fields if name != "title"}
    adopted = {
        **({"title": words["title"]} if "title" in words else {}),
        "headings": above | ends["heading"],
        "numbers": ends["number"],
        "provisions": {eid: words[eid] for eid in WORDED if eid in words},
        "labels": like.labels.model_copy(update={"provisions": {**kinds, **new}}),
        "renders": {} if locale == "en" else renders,
    }
    return Text(**{**kept, "notes": {}, "reviewed": {}, "earlier": {}, **adopted, **more})


def chapters(**renders: str) -> Corpus:
    """Return the document; `renders` are what its Polish text renders instead, by name."""
    provisions = tuple(Provision(eId=eid, heading=HEADINGS.get(eid)) for eid in EIDS)
    resolution = CORPUS.resolution.model_copy(update={"provisions": provisions, "notes": ()})
    english, polish = _text("en", CORPUS.original), _text("pl", CORPUS.texts["pl"])
    hebrew = _text("he", CORPUS.original, name="עברית", status="unofficial", editorial_in="en")
    polish = polish.model_copy(update={"renders": {**polish.renders, **renders}})
    return replace(CORPUS, resolution=resolution, texts={"en": english, "pl": polish, "he": hebrew})
