"""The committed templates are what the tools build."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import build_templates
import pytest

BUILT = {f"{path.parent.name}-{path.stem}": (path, content) for path, content in build_templates.built(points=False)}


@pytest.mark.parametrize("name", BUILT)
def test_the_committed_template_is_what_the_tools_build(name: str) -> None:
    path, content = BUILT[name]
    kept, built = (zipfile.ZipFile(io.BytesIO(data)) for data in (Path(path).read_bytes(), content))
    assert kept.namelist() == built.namelist()
    for part in built.namelist():
        if part.endswith(".png"):  # the same picture is other bytes with another version of the libraries
            assert kept.read(part).startswith(b"\x89PNG")
            continue
        assert kept.read(part) == built.read(part), f"{part}: run tools/build_templates.py"
