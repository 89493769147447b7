"""JSON Schema of the data, for editors' completion: `python -m scripts.schema` writes them."""

import json
from pathlib import Path

from scripts.model import Resolution, Signatories, Sources, Text
from scripts.values import Shape

SCHEMAS: dict[str, type[Shape]] = {
    "resolution": Resolution,
    "sources": Sources,
    "signatories": Signatories,
    "text": Text,
}


def schema(name: str) -> str:
    """Return a data file's JSON Schema (draft 2020-12), as it stands in `schemas/`."""
    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **SCHEMAS[name].model_json_schema(),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name in SCHEMAS:
        file = Path(__file__).parents[1] / "schemas" / f"{name}.json"
        file.write_text(schema(name), encoding="utf-8")
