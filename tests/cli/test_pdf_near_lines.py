"""`reportgen pdf --near-lines`: the lines that some versions of Word end elsewhere, with their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import run
from tests.notation import p, word_file


def test_they_are_listed_only_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "van-ban.docx"
    path.write_bytes(word_file(p("một hai ba bốn năm", pr="ind(right=7439)")))
    assert run(["pdf", str(path)]) == 0
    assert "gần đầy" not in capsys.readouterr().out
    assert run(["pdf", str(path), "--near-lines"]) == 0
    said = capsys.readouterr().out
    assert "1 dòng gần đầy" in said
    assert "trang 1: một hai ba" in said
