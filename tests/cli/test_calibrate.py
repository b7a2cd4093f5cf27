"""Calibrating a printer and printing over a blank, from the command line."""

import json
from pathlib import Path

import pytest
import yaml

from reportgen.cli import DONE, FINDINGS, WRONG, run
from tests.paper import printed

RECORD = {
    "danh_xung": "Đồng chí", "ten": "Nguyễn Văn A", "chuc_vu_don_vi": "", "thanh_tich": "Đã có thành tích",
    "dia_danh_ngay": "Ví Dụ, ngày 09 tháng 10 năm 2026", "quyen_han": "", "chuc_vu": "BÍ THƯ", "ho_ten": "Trần Thị B",
    "vao_so": [], "ma_xac_nhan": "",
}  # fmt: skip
MEASURED = ["calibrate", "--printer", "HP", "--left", "21,5", "--top", "19.2mm"]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_CONFIG", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data.yaml").write_text(yaml.safe_dump(RECORD, allow_unicode=True), "utf-8")


def left_of(path: str) -> float:
    return printed(Path(path).read_bytes())[0].line("Đồng chí").left


def test_the_sheet_is_written() -> None:
    assert run(["calibrate", "--printer", "HP", "-o", "to.pdf"]) == DONE
    assert printed(Path("to.pdf").read_bytes())[0].line("TỜ CĂN CHỈNH")


def test_what_was_measured_is_kept_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calibrate", "--list"]) == DONE
    assert "Chưa có máy in nào" in capsys.readouterr().out
    assert run(MEASURED) == DONE
    assert run(["calibrate", "--list"]) == DONE
    assert "HP – A4 ngang: -1,50 mm, +0,80 mm" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["calibrate", "--left", "20", "--top", "20"],
        ["calibrate", "--printer", "HP", "--left", "20"],
        ["calibrate", "--printer", "HP", "--left", "hai", "--top", "20"],
        ["calibrate", "--printer", "HP", "--left", "50", "--top", "20"],
        ["calibrate", "--paper", "B7"],
    ],
)
def test_what_is_wrong_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == WRONG
    said = capsys.readouterr().err
    assert "→" in said
    assert "lỗi của chương trình" not in said


def test_a_form_is_filled_for_a_printer() -> None:
    assert run(["fill", "giay-khen-phoi", "data.yaml"]) == DONE
    assert run(MEASURED) == DONE
    assert run(["fill", "giay-khen-phoi", "data.yaml", "-o", "hp.pdf", "--printer", "HP"]) == DONE
    assert left_of("hp.pdf") == pytest.approx(left_of("data.pdf") - 1.5, abs=0.05)


def test_a_printer_that_was_not_measured_stops_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fill", "giay-khen-phoi", "data.yaml", "--printer", "HP"]) == WRONG
    assert "reportgen calibrate" in capsys.readouterr().err
    assert not Path("data.pdf").exists()


def test_the_preview_shows_the_blank() -> None:
    assert run(["fill", "giay-khen-phoi", "data.yaml", "-o", "a.pdf", "--preview"]) == DONE
    assert any("GIẤY KHEN" in line.text for line in printed(Path("a.pdf").read_bytes())[0].lines)


def test_another_paper() -> None:
    assert run(["fill", "giay-khen-phoi", "data.yaml", "-o", "a.pdf", "--variant", "a3"]) == DONE
    assert printed(Path("a.pdf").read_bytes())[0].width == pytest.approx(420, abs=0.1)


def test_there_is_no_word_file_of_a_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fill", "giay-khen-phoi", "data.yaml", "-o", "a.docx"]) == WRONG
    assert run(["merge", "giay-khen-phoi", "data.yaml"]) == WRONG
    assert "PDF" in capsys.readouterr().err


def test_a_list_is_merged_over_a_blank() -> None:
    records = [{**RECORD, "ten": name} for name in ("Nguyễn Văn A", "Trần Thị B", "tên dài " * 60)]
    Path("ds.json").write_text(json.dumps(records, ensure_ascii=False), "utf-8")
    assert run(MEASURED) == DONE
    arguments = ["merge", "giay-khen-phoi", "ds.json", "-o", "out", "--format", "pdf", "--printer", "HP"]
    assert run(arguments) == FINDINGS
    assert len(list(Path("out").glob("*.pdf"))) == 2


def test_a_list_is_printed_in_one_file() -> None:
    records = [{**RECORD, "ten": name} for name in ("Nguyễn Văn A", "Trần Thị B")]
    Path("ds.json").write_text(json.dumps(records, ensure_ascii=False), "utf-8")
    assert run(["merge", "giay-khen-phoi", "ds.json", "--one-file", "tat-ca.pdf", "--preview"]) == DONE
    assert len(printed(Path("tat-ca.pdf").read_bytes())) == 2
    assert run(["merge", "giay-khen-phoi", "ds.json", "--one-file", "hp.pdf", "--printer", "HP"]) == WRONG


def test_a_form_is_copied_with_its_background(tmp_path: Path) -> None:
    assert run(["templates", "giay-khen-phoi", "-o", "cua-toi"]) == DONE
    assert {path.name for path in Path("cua-toi/giay-khen-phoi").iterdir()} >= {"template.yaml", "nen.pdf"}
    assert run(["fill", "cua-toi/giay-khen-phoi", "data.yaml", "-o", "a.pdf", "--preview"]) == DONE
