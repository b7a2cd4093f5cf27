"""Build the Word templates from the rules (reportgen/standards/data) and the house's choices (templating/house.yaml).

Run: python tools/build_templates.py
A changed rule or choice is one edit there; then run this and commit what it wrote.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from templating import bao_cao_so_ket  # noqa: E402
from templating.party import HOUSE, Party  # noqa: E402

from reportgen.standards import RULE_SET_IDS, rule_set  # noqa: E402

TEMPLATES_DIR = ROOT / "templates"
BUILDERS: dict[str, Callable[[Party], bytes]] = {"bao-cao-so-ket": bao_cao_so_ket.build}


def built() -> Iterator[tuple[Path, bytes]]:
    """Every template file and its content: one .docx a template and rule set."""
    for name, build in BUILDERS.items():
        for rule_set_id in RULE_SET_IDS:
            yield TEMPLATES_DIR / name / f"{rule_set_id}.docx", build(Party(rule_set(rule_set_id), HOUSE))


def main() -> None:
    for path, content in built():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
