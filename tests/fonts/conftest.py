from __future__ import annotations

from pathlib import Path

import pytest

from tests.made_fonts import MakeFont, font_maker


@pytest.fixture
def make_font(tmp_path: Path) -> MakeFont:
    """Makes font files in `tmp_path`."""
    return font_maker(tmp_path)
