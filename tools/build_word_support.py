"""Write docs/word-support.md: what is made of each of Word's features, from the table that the reader itself uses.

Run: python tools/build_word_support.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reportgen.layout.approximated import APPROXIMATED  # noqa: E402
from reportgen.word.features import FEATURES, Feature  # noqa: E402

PAGE = ROOT / "docs" / "word-support.md"

HEAD = """\
# What is made of Word's features

Written by `tools/build_word_support.py` from `reportgen/word/features.py`, the table that the reader itself asks, and
`reportgen/layout/approximated.py`; not to be edited here. Names are those of the file format (ECMA-376; `v:` and `o:`
are VML). An element without a line here is unknown: the reader names it in a warning.
"""

KINDS = (
    ("drawn", "Drawn", "Taken as Word takes it."),
    ("approximated", "Nearly as Word", "Taken without a warning; the page may differ a little."),
    ("ignored", "Without meaning for the page", "Revision marks, spelling, comments, what only East Asian text has."),
)


def named(status: str) -> dict[str, Feature]:
    """The features of one status, in the table's order."""
    return {name: feature for name, feature in FEATURES.items() if feature.status == status}


def groups(features: dict[str, Feature]) -> Iterator[str]:
    """A line for each group: its name and its elements."""
    for group in dict.fromkeys(feature.group for feature in features.values()):
        names = " ".join(f"`{name}`" for name, feature in features.items() if feature.group == group)
        yield f"| {group} | {names} |"


def lines() -> Iterator[str]:
    for status, title, explained in KINDS:
        yield from (f"## {title}", "", explained, "", "| Where | Elements |", "|---|---|")
        yield from groups(named(status))
        yield ""
    yield from (
        "## Left out or simplified, with a warning",
        "",
        "| Element | What it is | In the warning |",
        "|---|---|---|",
    )
    for name, feature in named("warned").items():
        assert feature.name is not None
        yield f"| `{name}` | {feature.name.render('en')} | {feature.name.render()} |"
    yield from (
        "",
        "## Drawn otherwise, with a warning",
        "",
        "| Warning | What is done | In Vietnamese |",
        "|---|---|---|",
    )
    for code, title in APPROXIMATED.items():
        yield f"| `{code}` | {title.render('en')} | {title.render()} |"


def page() -> str:
    """The whole page."""
    return HEAD + "\n" + "\n".join(lines()) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
