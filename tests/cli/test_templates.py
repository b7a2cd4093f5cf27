"""An office's own template: copied out, changed in Word, used for the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import DONE, WRONG, run
from reportgen.word.package import Package

REAL = Path(__file__).resolve().parents[2] / "inputs" / "so-ket-9-thang-2024"


def changed(template: Path, old: str, new: str) -> None:
    package = Package.open(template)
    text = package.read(package.main_part).decode("utf-8")
    assert old in text
    package.with_parts({package.main_part: text.replace(old, new).encode("utf-8")}).save(template)


def test_a_template_is_copied_changed_and_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "bao-cao-so-ket", "-o", str(tmp_path)]) == DONE
    own = tmp_path / "bao-cao-so-ket-hd36.docx"
    changed(own, "Nơi nhận", "Gửi tới {{ khong_co }}")
    assert run(["report", str(REAL), "--draft", "--template", str(own), "-o", str(tmp_path / "out")]) == DONE
    made = Package.open(tmp_path / "out" / "bao-cao-so-ket.docx")
    assert "Gửi tới" in made.read(made.main_part).decode("utf-8")
    said = capsys.readouterr().err
    assert "bao-cao-so-ket-hd36.docx" in said
    assert "khong_co" in said


def test_a_copy_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "bao-cao-so-ket", "-o", str(tmp_path)]) == DONE
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert run(["templates", "bao-cao-so-ket", "-o", str(tmp_path)]) == WRONG
    assert "đã có sẵn" in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_a_copy_needs_a_name(tmp_path: Path) -> None:
    assert run(["templates", "-o", str(tmp_path)]) == WRONG


def test_the_fields_of_the_template_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates"]) == DONE
    said = capsys.readouterr().out
    assert "bao-cao-so-ket" in said
    assert "so_ky_hieu" in said
