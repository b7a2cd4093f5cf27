"""`reportgen merge`: what a clerk sees, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import DONE, FINDINGS, WRONG, run
from reportgen.progress import duration, pace
from tests.notation import p, word_file
from tests.readers.workbooks import make_workbook

HEAD = ("STT", "Họ tên", "Chức vụ")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("mau.docx").write_bytes(word_file(p("Kính gửi {{ ho_ten }}, {{ chuc_vu }}")))
    make_workbook(Path("ds.xlsx"), [HEAD, (1, "Nguyễn Văn A", "Bí thư"), (2, "Lê Thị B", "Ủy viên")])
    return tmp_path


def test_a_merge(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["merge", "mau.docx", "ds.xlsx", "-o", "ra", "--name", "{stt:03} {ho_ten}"]) == DONE
    said = capsys.readouterr()
    assert "Đã làm 2 văn bản trong ra" in said.out
    assert "Bản ghi: vào 2 = ra 2 + bị loại 0 + trùng 0" in said.out
    assert "ket-qua.xlsx" in said.out
    assert said.err == ""
    assert sorted(path.name for path in Path("ra").iterdir()) == [
        "001 Nguyễn Văn A.docx",
        "002 Lê Thị B.docx",
        "ket-qua.xlsx",
    ]


def test_something_rejected_is_exit_code_1(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_workbook(desk / "ds.xlsx", [HEAD, (1, "Nguyễn Văn A", "Bí thư"), (2, None, "Ủy viên")])
    assert run(["merge", "mau.docx", "ds.xlsx", "-o", "ra"]) == FINDINGS
    said = capsys.readouterr()
    assert "Lỗi: ds.xlsx, trang tính “Sheet1”, ô B3: thiếu giá trị “ho_ten”" in said.err
    assert "vào 2 = ra 1 + bị loại 1 + trùng 0" in said.out


def test_a_reason_that_many_share_is_said_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_workbook(desk / "ds.xlsx", [("STT", "Họ tne", "Chức vụ"), *((n, f"A{n}", "Bí thư") for n in range(30))])
    assert run(["merge", "mau.docx", "ds.xlsx", "-o", "ra"]) == FINDINGS
    said = capsys.readouterr().err
    assert said.count("Lỗi") == 1
    assert "(30 bản ghi)" in said
    assert "“Họ tne”" in said


def test_only_the_first_reasons_are_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_workbook(desk / "ds.xlsx", [HEAD, *((n, None, f"Ủy viên {n}") for n in range(30))])
    assert run(["merge", "mau.docx", "ds.xlsx", "-o", "ra"]) == FINDINGS
    said = capsys.readouterr().err
    assert said.count("thiếu giá trị") == 20
    assert "còn 10 lý do khác" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["khong-co", "ds.xlsx"], "khong-co"),
        (["mau.docx", "khong-co.xlsx"], "khong-co.xlsx"),
        (["mau.docx", "ds.xlsx", "--name", "{ho_tne}"], "ho_ten"),
        (["mau.docx", "ds.xlsx", "--format", "odt"], "odt"),
        (["mau.docx", "ds.xlsx", "--one-file", "in.docx"], ".pdf"),
        (["mau.docx", "ds.xlsx", "--one-file", "in.pdf", "--format", "pdf"], "--format"),
        (["mau.docx", "ds.xlsx", "--sheet", "Cá nhân"], "Cá nhân"),
    ],
)
def test_what_cannot_begin_is_exit_code_2(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(["merge", *arguments, "-o", "ra"]) == WRONG
    assert said in capsys.readouterr().err
    assert not Path("ra").exists()


def test_one_file_to_print(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["merge", "mau.docx", "ds.xlsx", "-o", "ra", "--one-file", "in.pdf"]) == DONE
    assert "Đã ghi 2 văn bản vào" in capsys.readouterr().out
    assert sorted(path.name for path in Path("ra").iterdir()) == ["in-ket-qua.xlsx", "in.pdf"]


def test_how_far_it_is() -> None:
    assert pace(0, 1500, 0.1).render() == "0/1500 văn bản"
    assert pace(412, 1500, 2.0).render() == "412/1500 văn bản, 206 văn bản/giây, còn khoảng 5 giây"
    assert pace(5, 10, 2.0).render() == "5/10 văn bản, 2,5 văn bản/giây, còn khoảng 2 giây"
    assert [duration(seconds).render() for seconds in (0.2, 59, 61, 7300)] == [
        "1 giây",
        "59 giây",
        "1 phút 1 giây",
        "2 giờ 1 phút",
    ]
