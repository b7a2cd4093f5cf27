"""Bad input is the normal case: exit code 2, a Vietnamese sentence that names the place, no traceback, no file left."""

from __future__ import annotations

import io
import os
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli import WRONG, run
from tests.notation import p, word_file

GOOD = """\
co_quan:
  ten: Đảng ủy phường Ví Dụ
  cap_tren: Đảng bộ tỉnh Minh Họa
  dia_danh: Ví Dụ
"""

Refused = Callable[..., str]


@pytest.fixture
def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Refused:
    """Run a command that must be refused; what it said. Nothing may be left in the output folder."""

    def check(*arguments: str | Path) -> str:
        out = tmp_path / "out"
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert code == WRONG, said
        assert "Traceback" not in said.err + said.out
        assert said.err.startswith(("Lỗi", "Cách dùng", "Còn thiếu", "Lưu ý", "Ghi chú"))
        assert not out.exists() or not list(out.iterdir())
        return said.err

    return check


def report(refused: Refused, tmp_path: Path, content: bytes | str) -> str:
    """The refusal of a report whose hoi-nghi.yaml holds `content`."""
    folder = tmp_path / "hoi-nghi"
    folder.mkdir()
    data = content.encode("utf-8") if isinstance(content, str) else content
    (folder / "hoi-nghi.yaml").write_bytes(data)
    said = refused("report", folder, "--draft", "-o", tmp_path / "out")
    assert "hoi-nghi.yaml" in said
    return said


def pdf(refused: Refused, tmp_path: Path, content: bytes) -> str:
    """The refusal of `reportgen pdf` for a file that holds `content`."""
    path = tmp_path / "van-ban.docx"
    path.write_bytes(content)
    said = refused("pdf", path, "-o", tmp_path / "out" / "x.pdf")
    assert "van-ban.docx" in said
    return said


def fill(refused: Refused, tmp_path: Path, template: bytes, data: str = "ho_ten: Nguyễn Văn A\n") -> str:
    """The refusal of `reportgen fill` for a template."""
    (tmp_path / "mau.docx").write_bytes(template)
    (tmp_path / "du-lieu.yaml").write_text(data, encoding="utf-8")
    return refused("fill", tmp_path / "mau.docx", tmp_path / "du-lieu.yaml", "-o", tmp_path / "out" / "x.docx")


def test_a_missing_file(refused: Refused, tmp_path: Path) -> None:
    assert "khong-co" in refused("report", tmp_path / "khong-co", "-o", tmp_path / "out")
    assert "khong-co.docx" in refused("pdf", tmp_path / "khong-co.docx")


def test_not_yaml(refused: Refused, tmp_path: Path) -> None:
    assert "dòng 2" in report(refused, tmp_path, 'co_quan:\n  ten: "Đảng ủy\n')


def test_a_tab_in_yaml(refused: Refused, tmp_path: Path) -> None:
    said = report(refused, tmp_path, "co_quan:\n\tten: Đảng ủy\n")
    assert "dòng 2" in said
    assert "Tab" in said


def test_an_unknown_key_names_the_nearest(refused: Refused, tmp_path: Path) -> None:
    said = report(refused, tmp_path, GOOD.replace("  dia_danh:", "  dia_dnah:"))
    assert "dia_dnah" in said
    assert "dia_danh" in said
    assert "dòng 4" in said


def test_a_wrong_type(refused: Refused, tmp_path: Path) -> None:
    assert "dòng 1" in report(refused, tmp_path, "co_quan: [a, b]\n")


def test_an_empty_file(refused: Refused, tmp_path: Path) -> None:
    report(refused, tmp_path, "")


def test_a_duplicate_key_names_both_lines(refused: Refused, tmp_path: Path) -> None:
    said = report(refused, tmp_path, GOOD + "  ten: Hai lần\n")
    assert "dòng 5" in said
    assert "2" in said


def test_fifty_megabytes(refused: Refused, tmp_path: Path) -> None:
    report(refused, tmp_path, b"# " + b"x" * 50_000_000)


@pytest.mark.parametrize(
    "change",
    [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n"), lambda t: unicodedata.normalize("NFD", t)],
    ids=["bom", "windows-line-ends", "nfd"],
)
def test_what_windows_and_macs_write_is_read(change: Callable[[str], str], tmp_path: Path) -> None:
    sample = Path(__file__).resolve().parents[2] / "inputs" / "so-ket-9-thang-2024" / "hoi-nghi.yaml"
    folder = tmp_path / "hoi-nghi"
    folder.mkdir()
    (folder / "hoi-nghi.yaml").write_bytes(change(sample.read_text(encoding="utf-8")).encode("utf-8"))
    assert run(["report", str(folder), "--draft", "-o", str(tmp_path / "out")]) == 0
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".pdf"]


def test_gaps_alone_end_with_their_number(refused: Refused, tmp_path: Path) -> None:
    sample = Path(__file__).resolve().parents[2] / "inputs" / "so-ket-9-thang-2024"
    said = refused("report", sample, "-o", tmp_path / "out")
    gaps = said.count("Còn thiếu: ")
    assert gaps > 10
    assert said.splitlines()[-1] == f"Chưa làm bản chính thức: còn {gaps} chỗ phải bổ sung."


def test_a_doc_renamed_docx(refused: Refused, tmp_path: Path) -> None:
    assert ".doc" in pdf(refused, tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096)


def test_a_broken_zip(refused: Refused, tmp_path: Path) -> None:
    pdf(refused, tmp_path, word_file(p("Kính gửi"))[:-200])


def test_a_zip_bomb(refused: Refused, tmp_path: Path) -> None:
    buffer = io.BytesIO(word_file(p("Kính gửi")))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"\0" * 300_000_000)
    pdf(refused, tmp_path, buffer.getvalue())


def test_a_doctype(refused: Refused, tmp_path: Path) -> None:
    good = word_file(p("Kính gửi"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                head, _, rest = data.partition(b"?>")
                data = head + b'?><!DOCTYPE x [<!ENTITY a "b">]>' + rest
            new.writestr(name, data)
    pdf(refused, tmp_path, buffer.getvalue())


def test_a_template_that_loops_for_ever(refused: Refused, tmp_path: Path) -> None:
    loops = "{% for a in range(100000) %}{% for b in range(100000) %}{{ a * b }}{% endfor %}{% endfor %}"
    assert "mau.docx" in fill(refused, tmp_path, word_file(p(loops)))


def test_a_template_that_reads_class(refused: Refused, tmp_path: Path) -> None:
    said = fill(refused, tmp_path, word_file(p("{{ ho_ten.__class__.__mro__ }}")))
    assert "__class__" in said


def test_a_tag_without_data_names_template_paragraph_and_tag(refused: Refused, tmp_path: Path) -> None:
    said = fill(refused, tmp_path, word_file(p("Kính gửi đồng chí {{ ho_tne }}")))
    assert "mau.docx" in said
    assert "Kính gửi đồng chí" in said
    assert "{{ ho_tne }}" in said
    assert "ho_ten" in said


def test_a_character_no_font_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "van-ban.docx"
    path.write_bytes(word_file(p("Chữ lạ: \U00012345")))
    assert run(["pdf", str(path), "--strict"]) == 1
    assert "U+12345" in capsys.readouterr().err
    assert path.with_suffix(".pdf").exists()


def test_an_output_folder_that_cannot_be_written(refused: Refused, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("không phải thư mục", encoding="utf-8")
    good = tmp_path / "van-ban.docx"
    good.write_bytes(word_file(p("Kính gửi")))
    assert "tep" in refused("pdf", good, "-o", tmp_path / "tep" / "x.pdf")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(refused: Refused, tmp_path: Path) -> None:
    locked = tmp_path / "khoa"
    locked.mkdir(mode=0o500)
    good = tmp_path / "van-ban.docx"
    good.write_bytes(word_file(p("Kính gửi")))
    assert "khoa" in refused("pdf", good, "-o", locked / "x.pdf")


@pytest.mark.parametrize("arguments", [[], ["khong-co-lenh"], ["pdf"], ["pdf", "--khong-co"]])
def test_usage_is_explained_in_vietnamese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == WRONG
    said = capsys.readouterr().err
    assert "Cách dùng:" in said
    assert "Usage" not in said


def test_english_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "pdf", str(tmp_path / "no.docx")]) == WRONG
    assert capsys.readouterr().err.startswith("Error:")
