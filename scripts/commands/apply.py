"""An editor applies corrections: `make apply < answer.md`.

Standard input is the body of an issue by the form, a letter with the same headings, or the table of
`make review`, filled in. Each changes the words of one paragraph of data/text/<locale>.yaml.
"""

import copy
import difflib
import json
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

from scripts.commands._forms import FORM, Correction, corrections
from scripts.commands.confirm import put, sound, written
from scripts.commands.quotation import given
from scripts.corpus import wordings
from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import DataError, Fault, printable
from scripts.corpus.hashes import short_hash
from scripts.corpus.load import load
from scripts.corpus.parse import Keys, Tree, parse_text
from scripts.corpus.text_rules import paragraphs
from scripts.corpus.trees import text_path
from scripts.shown.names import named


def apply(root: Path, answers: str, today: date) -> list[str]:
    """Apply the corrections in a form's answers to the texts in the folder `root`; return a diff.

    A text has them all in one write, with a line of `changes` for `today`; the paragraphs are
    confirmed, and words that were published kept under `earlier`. Raises DataError, having written
    nothing, if there are faults.
    """
    corpus = load(root, today)
    found = corrections(corpus, answers)
    diff, new = list[str](), dict[Path, str]()
    for locale in dict.fromkeys(each.locale for each in found):
        path = text_path(locale)
        with (root / path).open(encoding="utf-8", newline="") as opened:
            old = opened.read()
        these = [each for each in found if each.locale == locale]
        new[root / path] = content = _corrected(root, corpus, these, old, today)
        lines = old.splitlines(), content.splitlines()
        diff += difflib.unified_diff(*lines, path, path, lineterm="", n=0)
    for file, content in new.items():
        put(file, content)
    return list(map(printable, diff))


def _corrected(
    root: Path, corpus: Corpus, found: list[Correction], content: str, today: date
) -> str:
    """Return the content of a text's file with corrections, all of which are of this text."""
    locale, faults, names = found[0].locale, list[Fault](), list[str]()
    path, labels = text_path(locale), corpus.texts[locale].labels
    provisions = {p.eId: p for p in corpus.resolution.provisions}
    for each in found:
        try:
            value = short_hash(corpus.original.paragraphs[each.name])
            new = _with(content, path, each, value)
            _check(root, path, new)
            content = new
        except DataError as error:
            faults += [Fault(FORM, each.line, 1, fault.what) for fault in error.faults]
        provision = provisions.get(each.name)
        names.append(named(labels, provision, "cite") if provision else labels.title_and_headings)
    if faults:
        raise DataError(faults)
    sentence = labels.corrected.format(names=", ".join(dict.fromkeys(names)))
    content = _noted(content, path, today.isoformat(), sentence)
    listed = root / wordings.LIST
    published = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    for name in dict.fromkeys(each.name for each in found):
        words = corpus.texts[locale].paragraphs[name]
        if f"{locale} {name} {short_hash(words)}" in published:
            content = _kept(content, path, today.isoformat(), name, words)
    _check(root, path, content, today)
    return content


def _check(root: Path, path: str, content: str, today: date | None = None) -> None:
    """Raise DataError if the project would have faults with this content of a file.

    Without `today`, what was published need not be kept yet.
    """
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root / "data", Path(folder, "data"))
        Path(folder, path).write_text(content, encoding="utf-8", newline="")
        load(Path(folder), today)


def _with(content: str, path: str, each: Correction, value: str) -> str:
    """Return a text's file with a correction, and the hash of the original's words."""
    tree = sound(*parse_text(path, content.encode()), path)
    keys = paragraphs({path: tree}, path)[each.name]
    begin, end = _lines(tree, content, keys)
    lines = content.split("\n")
    # Where a line of the file ends, the words may go on.
    now = re.compile(each.now.pattern.replace(r"[^\S\n]+", r"\s+"))
    new, times = now.subn(lambda _: each.right, "\n".join(lines[begin:end]))
    wanted = copy.deepcopy(tree.data)
    *above, last = keys
    at = wanted[above[0]] if above else wanted
    at[last] = each.now.sub(lambda _: each.right, at[last])
    content = "\n".join([*lines[:begin], new, *lines[end:]])
    after, _ = parse_text(path, content.encode())
    if times != 1 or not after or after.data != wanted:
        what = f"cannot be written into {path}:{begin + 1}; change it there by hand"
        raise DataError([Fault(FORM, each.line, 1, what)])
    return written(content, path, each.name, value)


def _noted(content: str, path: str, day: str, sentence: str) -> str:
    """Return a text's file with a sentence among its changes."""
    tree = sound(*parse_text(path, content.encode()), path)
    changes, lines = tree.data["changes"], content.split("\n")
    if sentence in changes.get(day, ""):
        return content
    last = max(changes, key=lambda key: tree.place(("changes", key)))
    _, end = _lines(tree, content, ("changes", day if day in changes else last))
    if day in changes:
        mark = lines[end - 1][-1] if lines[end - 1][-1] in "\"'" else ""
        lines[end - 1] = f"{lines[end - 1].removesuffix(mark)} {sentence}{mark}"
    else:
        lines.insert(end, f'  "{day}": {json.dumps(sentence, ensure_ascii=False)}')
    content = "\n".join(lines)
    after, _ = parse_text(path, content.encode())
    wanted = changes | {day: f"{changes[day]} {sentence}" if day in changes else sentence}
    if not after or after.data != tree.data | {"changes": wanted}:
        what = f"cannot be written below; write '{sentence}' for {day} by hand"
        raise DataError([Fault(path, *tree.place(("changes",)), what)])
    return content


def _kept(content: str, path: str, day: str, name: str, words: str) -> str:
    """Return a text's file with words that were published among the earlier ones."""
    tree = sound(*parse_text(path, content.encode()), path)
    earlier, lines = tree.data.get("earlier") or {}, content.split("\n")
    entry = [f'    "{day}": {json.dumps(words, ensure_ascii=False)}']
    if name in earlier:
        at = tree.place(("earlier", name))[0]
    elif "earlier" in tree.data:
        at, entry = tree.place(("earlier",))[0], [f"  {name}:", *entry]
    else:
        at, entry = tree.place(("changes",))[0] - 1, ["earlier:", f"  {name}:", *entry]
    lines[at:at] = entry
    content = "\n".join(lines)
    after, _ = parse_text(path, content.encode())
    wanted = earlier | {name: {**earlier.get(name, {}), day: words}}
    if not after or after.data != tree.data | {"earlier": wanted}:
        what = f"'{name}' cannot be kept under 'earlier'; change it, and keep its words, by hand"
        raise DataError([Fault(path, *tree.place(("earlier", name)), what)])
    return content


def _lines(tree: Tree, content: str, keys: Keys) -> tuple[int, int]:
    """Return the first of the lines, from 0, that have the value at `keys`, and the one after."""
    line, column = tree.place(keys)
    end = line
    for number, words in enumerate(content.split("\n")[line:], line + 1):
        if words.strip() and len(words) - len(words.lstrip()) < column:
            break
        if words.strip():
            end = number
    return line - 1, end


def main(root: Path) -> None:
    """Apply the corrections on standard input to the project in `root`, and print a diff."""
    print("\n".join(apply(root, given("form"), date.today())))
