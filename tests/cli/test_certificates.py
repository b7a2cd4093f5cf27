"""`reportgen certificates`: what is written, what is said, what stops it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from reportgen.cli import DONE, FINDINGS, WRONG, run
from tests.conference.commended import BRANCHES, DECISION, HEAD, PEOPLE, REASON

SAMPLES = Path(__file__).resolve().parents[2] / "inputs"
COMPLETE, REAL = SAMPLES / "vi-du-day-du", SAMPLES / "so-ket-9-thang-2024"
PAPERS = [
    "danh-sach-ky-nhan.docx",
    "danh-sach-ky-nhan.pdf",
    "quyet-dinh-khen-thuong.docx",
    "quyet-dinh-khen-thuong.pdf",
]
PROOF = "giay-khen-xem-truoc.pdf"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def folder_with(path: Path, rows: list[str]) -> Path:
    """A conference folder whose list has these rows."""
    path.mkdir()
    listed = "\n".join(f"    - {row}" for row in rows)
    awards = f"khen_thuong:\n  thanh_tich: {REASON}\n  quyet_dinh: {DECISION}\n  danh_sach:\n{listed}\n"
    (path / "hoi-nghi.yaml").write_text(HEAD % "Nội dung." + awards, encoding="utf-8")
    return path


def test_every_paper_of_the_complete_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["certificates", str(COMPLETE), "-o", str(tmp_path)]) == DONE
    assert names(tmp_path) == [*PAPERS[:2], "giay-khen", PROOF, *PAPERS[2:]]
    made = names(tmp_path / "giay-khen")
    assert len([name for name in made if name.endswith(".docx")]) == 12
    assert len([name for name in made if name.endswith(".pdf")]) == 12
    assert "01 Chi bộ khóm 2.docx" in made
    said = capsys.readouterr()
    assert "Đã làm 12 giấy khen" in said.out
    assert "vào 12 = ra 12 + bị loại 0 + trùng 0" in said.out
    assert "Còn thiếu" not in said.err


def test_papers_of_an_earlier_run_that_wait_now_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = folder_with(tmp_path / "vào", BRANCHES), tmp_path / "ra"
    rest = ["-o", str(out), "--format", "pdf", "--no-proof"]
    assert run(["certificates", str(source), *rest]) == DONE
    assert "lần này chưa làm lại" not in capsys.readouterr().err
    wrong = folder_with(tmp_path / "sai", [*BRANCHES, "{ten: Nguyễn Văn A, loai: cá nhân, nam_sinh: 19755}"])
    assert run(["certificates", str(wrong), *rest]) == FINDINGS
    assert "lần này chưa làm lại: “danh-sach-ky-nhan.pdf”, “quyet-dinh-khen-thuong.pdf”" in capsys.readouterr().err


def test_one_file_holds_every_certificate(tmp_path: Path) -> None:
    assert run(["certificates", str(COMPLETE), "-o", str(tmp_path), "--one-file", "--format", "pdf"]) == DONE
    assert names(tmp_path) == ["danh-sach-ky-nhan.pdf", "giay-khen-ket-qua.xlsx", PROOF, "giay-khen.pdf",
                               "quyet-dinh-khen-thuong.pdf"]  # fmt: skip
    document = pypdfium2.PdfDocument(tmp_path / "giay-khen.pdf")
    assert len(document) == 12
    assert "LÊ VĂN C" in document[4].get_textpage().get_text_range()


def test_text_for_blanks_is_pdf_only(tmp_path: Path) -> None:
    assert run(["certificates", str(COMPLETE), "-o", str(tmp_path), "--template", "giay-khen-phoi"]) == DONE
    made = [name for name in names(tmp_path / "giay-khen") if name != "ket-qua.xlsx"]
    assert len(made) == 12
    assert all(name.endswith(".pdf") for name in made)


def test_a_draft_of_the_real_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["certificates", str(REAL), "-o", str(tmp_path), "--draft", "--format", "docx"]) == DONE
    assert "quyet-dinh-khen-thuong.docx" in names(tmp_path)
    assert "chưa có số quyết định" in capsys.readouterr().err


def test_gaps_stop_a_final_paper_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out"
    assert run(["certificates", str(REAL), "-o", str(target)]) == WRONG
    assert not target.exists()
    assert "Chưa làm bản chính thức" in capsys.readouterr().err


def test_each_row_is_made_or_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = [
        "{ten: , loai: cá nhân}",
        "{ten: Lê Văn X, loai: cá nhân, tien_thuong: nhiều}",
        "{ten: Nguyễn 中, loai: cá nhân}",
        f"{{ten: {'Ban Công tác Mặt trận khóm ' * 9}, loai: tập thể}}",
        PEOPLE[0],
    ]
    source = folder_with(tmp_path / "hn", [*BRANCHES, *bad, *PEOPLE])
    assert run(["certificates", str(source), "-o", str(tmp_path / "out")]) == FINDINGS
    said = capsys.readouterr()
    assert "vào 17 = ra 12 + bị loại 4 + trùng 1" in said.out
    assert names(tmp_path / "out") == ["giay-khen", PROOF]  # the decision names everyone, and waits
    for words in ("thiếu tên", "không phải là số tiền", "không phông chữ nào", "không vừa khung", "có hai lần"):
        (line,) = [line for line in said.err.splitlines() if words in line]
        assert "hoi-nghi.yaml, dòng" in line
    told = load_workbook(tmp_path / "out" / "giay-khen" / "ket-qua.xlsx")["Kết quả"]
    assert told.max_row == 1 + 17


def test_the_proof_shows_everyone_made_or_refused(tmp_path: Path) -> None:
    rows = [*BRANCHES, "{ten: Nguyễn 中, loai: cá nhân}", "{ten: Lê Văn X, loai: cá nhân, tien_thuong: nhiều}", *PEOPLE]
    source = folder_with(tmp_path / "hn", rows)
    assert run(["certificates", str(source), "-o", str(tmp_path / "out")]) == FINDINGS
    sheets = pypdfium2.PdfDocument(tmp_path / "out" / PROOF)
    said = "".join(page.get_textpage().get_text_range() for page in sheets)
    assert len(sheets) == 2
    assert said.count("Không in được") == 2
    assert "Lê Văn X" in said


def test_the_proof_can_be_left_out(tmp_path: Path) -> None:
    assert run(["certificates", str(COMPLETE), "-o", str(tmp_path), "--format", "pdf", "--no-proof"]) == DONE
    assert PROOF not in names(tmp_path)


def test_blanks_of_the_papers_own_size(tmp_path: Path) -> None:
    arguments = ["certificates", str(COMPLETE), "-o", str(tmp_path), "--template", "giay-khen-phoi", "--variant", "a3"]
    assert run([*arguments, "--one-file"]) == DONE
    assert pypdfium2.PdfDocument(tmp_path / "giay-khen.pdf")[0].get_width() > 1000


def test_a_template_of_ones_own_is_copied_with_its_boxes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "giay-khen", "-o", str(tmp_path)]) == DONE
    own = tmp_path / "giay-khen"
    assert {"a3.docx", "a4.docx", "template.yaml"} <= set(names(own))
    told = []
    for template in (own, own / "a4.docx"):
        target = tmp_path / f"out-{template.name}"
        assert (
            run(["certificates", str(COMPLETE), "-o", str(target), "--template", str(template), "--one-file"]) == DONE
        )
        told.append("vua_khung" in capsys.readouterr().err)
    assert told == [False, True]
