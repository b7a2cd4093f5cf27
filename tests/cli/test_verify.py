"""Certificates with a code, and `reportgen verify`."""

import io
import shutil
from pathlib import Path

import pytest

from reportgen.cli import DONE, FINDINGS, WRONG, run
from reportgen.conference.commendations import make_commendations
from reportgen.conference.verification import Said, office_key, text_of
from reportgen.template.values import PictureFile
from reportgen.word.package import Package
from tests.validator import assert_valid

COMPLETE = Path(__file__).resolve().parents[2] / "inputs" / "vi-du-day-du"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_CONFIG", str(tmp_path / "config"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The complete sample, its certificates with codes."""
    made = tmp_path / "hn"
    shutil.copytree(COMPLETE, made)
    path = made / "hoi-nghi.yaml"
    text = path.read_text("utf-8")
    assert "  giay_khen:\n" in text
    path.write_text(text.replace("  giay_khen:\n", "  giay_khen:\n    ma_xac_nhan: true\n", 1), "utf-8")
    return made


def codes(folder: Path) -> list[str]:
    key = office_key()
    records = [one.record for one in make_commendations(folder, draft=False).certificates]
    found = []
    for record in records:
        assert isinstance(record["ma_xac_nhan"], PictureFile)
        said = Said(str(record["so_quyet_dinh"]).removeprefix("Số "), str(record["ngay_quyet_dinh"]),
                    str(record["so_vao_so"]), str(record["ten"]))  # fmt: skip
        found.append(text_of(said, key))
        assert found[-1].rpartition(";")[2] in record["ma_xac_nhan"].alt
    return found


def test_codes_are_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = codes(folder)
    assert run(["verify", made[0], made[4]]) == DONE
    said = capsys.readouterr().out
    assert said.count("ĐÚNG: ") == 2
    assert "quyết định" in said


def test_a_false_code_is_a_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = codes(folder)
    forged = made[4].rsplit(";", 2)[0] + ";Người Khác;" + made[4].rsplit(";", 1)[1]
    assert run(["verify", made[0], forged]) == FINDINGS
    told = capsys.readouterr()
    assert "ĐÚNG" in told.out
    assert "mã không khớp" in told.err


def test_codes_come_from_the_standard_input(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(codes(folder)) + "\n\n"))
    assert run(["verify", "-"]) == DONE
    assert capsys.readouterr().out.count("ĐÚNG: ") == 12


def test_without_a_key_nothing_is_checked_and_none_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "GK1;7Q;1;2;3;4;5"]) == WRONG
    assert "chưa có khóa" in capsys.readouterr().err
    assert not (tmp_path / "config").exists()


def test_the_first_key_is_told_of(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["certificates", str(folder), "-o", str(tmp_path / "ra"), "--format", "pdf", "--one-file"]
    assert run(arguments) == DONE
    assert "đã tạo khóa" in capsys.readouterr().err
    assert run(arguments) == DONE
    assert "đã tạo khóa" not in capsys.readouterr().err


@pytest.mark.validator
def test_a_certificate_with_a_code_is_valid_word(folder: Path, tmp_path: Path) -> None:
    arguments = ["certificates", str(folder), "-o", str(tmp_path / "ra"), "--format", "docx", "--no-proof"]
    assert run(arguments) == DONE
    made = sorted((tmp_path / "ra" / "giay-khen").glob("*.docx"))[0]
    assert any(name.endswith(".svg") for name in Package.open(made).names())
    assert_valid(made)


def test_a_draft_has_no_codes(folder: Path, tmp_path: Path) -> None:
    made = make_commendations(folder, draft=True)
    assert {one.record["ma_xac_nhan"] for one in made.certificates} == {""}
    assert not (tmp_path / "config").exists()
