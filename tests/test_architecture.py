"""docs/architecture.md names every room that stands, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import reportgen

PACKAGE = Path(reportgen.__file__).parent
PAGE = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_room_is_on_the_page() -> None:
    rooms = [path for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    for room in rooms:
        name = f"{room.name}/" if room.is_dir() else room.name
        assert f"`{name}`" in PAGE or room.name.startswith("__"), f"{name} is missing in docs/architecture.md"


def test_every_file_on_the_page_stands() -> None:
    for name in re.findall(r"`((?:tools|tests|standards|templates|fonts|locale|word)/[\w/.-]+\.\w+)`", PAGE):
        path = PACKAGE.parent / name if name.startswith(("tools", "tests", "templates")) else PACKAGE / name
        assert path.exists(), f"{name} is on the page but not there"
