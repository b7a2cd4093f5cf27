"""Write reportgen/standards/data/*.json from the .yaml beside them: people edit YAML, the program reads JSON.

JSON needs the standard library only and is read a hundred times faster, which a command's start can feel.
Run: python tools/build_standards.py
"""

from __future__ import annotations

import json
from pathlib import Path

import yaml

DATA_DIR = Path(__file__).parents[1] / "reportgen" / "standards" / "data"


def converted(source: Path) -> str:
    """The text of the JSON file for the YAML file `source`: one rule a line, so that a changed rule is one line."""
    data = yaml.safe_load(source.read_text(encoding="utf-8"))
    rules = data.pop("rules")
    head = [f"  {_dumped(key)}: {_dumped(value)}," for key, value in data.items()]
    lines = ",\n".join(f"    {_dumped(rule)}" for rule in rules)
    return "\n".join(["{", *head, '  "rules": [', lines, "  ]", "}", ""])


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    for source in sorted(DATA_DIR.glob("*.yaml")):
        source.with_suffix(".json").write_text(converted(source), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
