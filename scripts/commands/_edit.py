"""A value of a text's file is given, and all other lines stay as an editor wrote them."""

import json
import re
from pathlib import Path
from typing import Any

from scripts.corpus.faults import DataError, Fault
from scripts.corpus.parse import parse, parse_text
from scripts.corpus.trees import Keys, Tree


def edited(content: str, path: str, name: str, value: Any, under: str = "") -> str:
    """Return a file's content with a value that is called `name`, `under` a key or at the top.

    Words that stand at the top, under headings or provisions are written as a block. Raises
    DataError if the file is written so that no line can be put there.
    """
    tree, lines = _sound(path, *parse_text(path, content.encode())), content.split("\n")
    keys, around = ((under, name), tree.data.get(under)) if under else ((name,), tree.data)
    around, entry = around if isinstance(around, dict) else {}, _entry(keys, value)
    if keys in tree.places:
        begin, end = _lines(tree, lines, keys)
        comment = re.fullmatch(r"[^#]*?( +#[^'\"]*)", lines[begin])
        lines[begin:end] = [entry + (comment[1] if comment and end == begin + 1 else "")]
    elif around:
        last = max(((under, other) for other in around), key=tree.place)
        lines.insert(_lines(tree, lines, last)[1], entry)
    else:
        begin = tree.place((under,) if under in tree.data else ("changes",))[0] - 1
        lines[begin : begin + (under in tree.data)] = [f"{under}:", entry]
    content = "\n".join(lines)
    after, _ = parse_text(path, content.encode())
    wanted = {under: around | {name: value}} if under else {name: value}
    if not after or after.data != tree.data | wanted:
        what = f"cannot be written into {path}; write a line '{entry.strip()}' there"
        raise DataError([tree.fault(what, *keys)])
    return content


def _entry(keys: Keys, value: Any) -> str:
    """Return the lines of a value: YAML that holds JSON, or a block of words."""
    indent, name = "  " * (len(keys) - 1), keys[-1]
    if keys[0] in {"title", "headings", "provisions"}:
        style = "|-" if "\n" in value else ">-"  # |- keeps lines, which are paragraphs.
        return f"\n{indent}  ".join([f"{indent}{name}: {style}", *value.split("\n")])
    key = name if re.fullmatch("[a-z]\\w*", str(name)) else json.dumps(name)
    return f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}"


def _lines(tree: Tree, lines: list[str], keys: Keys) -> tuple[int, int]:
    """Return the first of the lines, from 0, that have the value at `keys`, and the one after."""
    line, column = tree.place(keys)
    end = line
    for number, words in enumerate(lines[line:], line + 1):
        if words.strip() and len(words) - len(words.lstrip()) < column:
            break
        if words.strip():
            end = number
    return line - 1, end


def read(root: Path, path: str) -> Tree:
    """Return the tree of the file `root/path`; raise DataError if it has faults as a file."""
    return _sound(path, *parse(root, path))


def _sound(path: str, tree: Tree | None, faults: list[Fault]) -> Tree:
    if faults or not tree or not isinstance(tree.data, dict):
        raise DataError(faults or [Fault(path, 1, 1, "must hold 'key: value' lines")])
    return tree


def put(file: Path, content: str) -> None:
    """Give a file another content, in one step."""
    # A file of its own first: whatever ends the program, the translator's is there, whole.
    new = file.with_name(f".{file.name}.new")
    try:
        new.unlink(missing_ok=True)
        new.write_text(content, encoding="utf-8", newline="")
        new.chmod(file.stat().st_mode)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
