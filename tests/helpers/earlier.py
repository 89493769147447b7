"""The tiny project after its original has changed."""

from pathlib import Path

from tests.helpers.faults import EN

NOW = "1. no list, _no emphasis_, \\ no escape, :no: emoji, ![no](image.png):"
OLD = "1. a <b>list</b>, _no emphasis_, \\ no escape, :no: emoji"
OLDEST = "Once."


def rewrite(root: Path) -> Path:
    """Give clause 1 of the original two earlier wordings, and its title one."""
    file = root / EN
    text = file.read_text()
    earlier = f"""earlier:
  title: {{"2020-03-05": A resolution}}
  cl_1:
    "2020-03-04": {OLDEST}
    "2020-03-05": '{OLD}'
changes:
  "2020-03-04": The list came.
  "2020-03-05": The list went.
"""
    file.write_text(text.replace("changes:\n", earlier, 1))
    return root
