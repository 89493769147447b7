"""JSON Schema of the data, for editors' completion: `make schemas` writes them."""

import json
from pathlib import Path

from scripts.corpus.load import SHAPES
from scripts.corpus.text import Text

SCHEMAS = {Path(path).stem: shape for path, shape in SHAPES.items()} | {"text": Text}


def schema(name: str) -> str:
    """Return a data file's JSON Schema (draft 2020-12), as it stands in `schemas/`."""
    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **SCHEMAS[name].model_json_schema(),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def main(root: Path) -> None:
    """Write every schema of the project in the folder `root`."""
    for name in SCHEMAS:
        (root / f"schemas/{name}.json").write_text(schema(name), encoding="utf-8")
