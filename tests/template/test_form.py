"""Forms over blanks: where the words stand, what is told, what is left out in print."""

import pickle
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from reportgen.errors import DataError, OutputError, ReportgenError, TemplateError, UsageError
from reportgen.fonts import FontLibrary
from reportgen.template.fill import Template
from reportgen.template.form import FilledForm, Form
from reportgen.template.opening import open_template
from reportgen.template.values import Example, Gap, PictureFile
from tests.blank_file import field, form_file
from tests.notation import PIXEL, p, word_file
from tests.paper import PrintedPage, printed

FONTS = FontLibrary.bundled()
NAME = "{trai_mm: 40, tren_mm: 96, rong_mm: 217, cao_mm: 16, co_chu: 22, co_nho_nhat: 16, so_dong: 2, dam: có}"
SMALL = "{trai_mm: 40, tren_mm: 160, rong_mm: 60, cao_mm: 12, co_chu: 12"


def form(tmp_path: Path, *boxes: str, paper: str = "kho: A4 ngang", **files: bytes) -> Path:
    """A folder with a blank of those boxes, and files beside it."""
    lines = "".join(f"      {box}\n" for box in boxes)
    (tmp_path / "template.yaml").write_text(f"ten: Phôi\nphoi:\n  a4:\n    {paper}\n    o:\n{lines}", "utf-8")
    for name, content in files.items():
        (tmp_path / name.replace("_", ".")).write_bytes(content)
    return tmp_path


def made(folder: Path, preview: bool = False, **data: object) -> FilledForm:
    return Form(folder, fonts=FONTS, preview=preview).fill(data)


def page(folder: Path, **data: object) -> PrintedPage:
    return printed(made(folder, **data).to_pdf())[0]


def codes(folder: Path, **data: object) -> list[str]:
    with pytest.raises(ReportgenError) as caught:
        made(folder, **data)
    return [problem.code for problem in caught.value.problems]


# --- where the words stand -------------------------------------------------------------------------------


def test_a_word_stands_in_the_middle_of_its_box(tmp_path: Path) -> None:
    line = page(form(tmp_path, f"ten: {NAME}"), ten="Nguyễn Văn A").line("Nguyễn Văn A")
    assert line.centre == pytest.approx(40 + 217 / 2, abs=0.1)
    assert 96 + 8 < line.baseline < 96 + 16 - 4
    assert (line.size, line.bold) == (pytest.approx(22), True)


@pytest.mark.parametrize(("align", "left"), [("trái", 40), ("phải", 100)])
def test_words_stand_left_and_right(tmp_path: Path, align: str, left: float) -> None:
    line = page(form(tmp_path, f"x: {SMALL}, can: {align}}}"), x="khóm").line("khóm")
    assert (line.left if align == "trái" else line.right) == pytest.approx(left, abs=0.3)


def test_words_stand_high_and_low(tmp_path: Path) -> None:
    baselines = [
        page(form(tmp_path, f"x: {SMALL}, doc: {valign}}}"), x="khóm").line("khóm").baseline
        for valign in ("trên", "giữa", "dưới")
    ]
    assert baselines == sorted(baselines)
    assert baselines[2] - baselines[0] == pytest.approx(12 - 12 * 1.15 * 25.4 / 72, abs=0.2)


def test_a_colour_and_a_slant(tmp_path: Path) -> None:
    filled = made(form(tmp_path, f'x: {SMALL}, mau: "b5121b", nghieng: có}}'), x="khóm")
    text = filled.pages.pages[0].items[0]
    assert text.color == "B5121B"  # type: ignore[union-attr]
    assert "Italic" in text.face  # type: ignore[union-attr]


def test_a_box_may_join_several_names(tmp_path: Path) -> None:
    folder = form(tmp_path, f'x: {SMALL}, chu: "{{danh_xung}} {{ky.ten}}"}}')
    assert page(folder, danh_xung="Ông", ky={"ten": "A"}).lines[0].text == "Ông A"
    assert page(folder, danh_xung="", ky={"ten": "A"}).lines[0].text == "A"


def test_lists_are_lines_of_their_own(tmp_path: Path) -> None:
    folder = form(tmp_path, f"x: {SMALL}, so_dong: 2}}")
    assert [line.text for line in page(folder, x=["một", "hai"]).lines] == ["một", "hai"]


def test_an_empty_value_prints_nothing(tmp_path: Path) -> None:
    assert made(form(tmp_path, f"x: {SMALL}}}"), x="").pages.pages[0].items == ()


def test_capitals(tmp_path: Path) -> None:
    assert page(form(tmp_path, f"x: {SMALL}, chu_hoa: có}}"), x="đảng ủy").lines[0].text == "ĐẢNG ỦY"


def test_a_long_name_is_squeezed(tmp_path: Path) -> None:
    long = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường Ví Dụ và các tổ chức"
    lines = page(form(tmp_path, f"ten: {NAME}"), ten=long).lines
    assert [line.text for line in lines] == [long]
    assert lines[0].left >= 40
    assert lines[0].right <= 257


def test_a_picture_stands_in_its_box(tmp_path: Path) -> None:
    picture = made(form(tmp_path, f"x: {SMALL}}}"), x=PictureFile(PIXEL, 24, 24)).pages.pages[0].items[0]
    assert (picture.width, picture.height) == (pytest.approx(12 / 25.4 * 72),) * 2  # type: ignore[union-attr]


# --- what is told ----------------------------------------------------------------------------------------


def test_everything_wrong_with_a_record_is_told_at_once(tmp_path: Path) -> None:
    folder = form(tmp_path, f"a: {SMALL}}}", f"b: {SMALL}}}", f"c: {SMALL}}}", f"d: {SMALL}}}")
    assert codes(folder, a="từ " * 60, b="🎉", c="a\x00") == [
        "data.does-not-fit", "data.no-glyph", "data.control-character", "data.missing",
    ]  # fmt: skip


def test_a_name_that_fits_in_no_way_says_how_long_it_is(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"“x” dài 159 ký tự, không vừa khung 60 mm ngay cả khi co còn 85%"):
        made(form(tmp_path, f"x: {SMALL}, so_dong: 2}}"), x="tên dài " * 20)


def test_a_final_form_refuses_gaps_and_examples(tmp_path: Path) -> None:
    folder = form(tmp_path, f"a: {SMALL}}}", f"b: {SMALL}}}")
    assert codes(folder, a=Gap("số"), b=Example("88%")) == ["data.gap", "data.example"]


def test_a_draft_shows_what_is_missing(tmp_path: Path) -> None:
    filled = Form(form(tmp_path, f"a: {SMALL}}}"), fonts=FONTS).render({}, missing="gap")
    assert [problem.code for problem in filled.problems] == ["data.missing"]
    assert printed(filled.document.to_pdf())[0].lines[0].text == "[cần bổ sung: a]"


def test_blank_leaves_out_what_is_missing(tmp_path: Path) -> None:
    assert Form(form(tmp_path, f"a: {SMALL}}}"), fonts=FONTS).fill({}, missing="blank").pages.pages[0].items == ()


def test_there_is_no_word_file_of_it(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="PDF"):
        made(form(tmp_path, f"a: {SMALL}}}"), a="x").rendered(".docx")


# --- the blank behind the text ---------------------------------------------------------------------------


def test_the_background_is_for_the_preview_only(tmp_path: Path) -> None:
    folder = form(tmp_path, f"a: {SMALL}}}", paper="kho: A4 ngang\n    nen: nen.pdf", nen_pdf=form_file())
    assert len(made(folder, a="x").pages.pages[0].items) == 1
    shown = made(folder, preview=True, a="x")
    assert len(shown.pages.pages[0].items) == 2
    assert len(shown.to_pdf()) > len(made(folder, a="x").to_pdf())


def test_a_background_of_another_shape_is_told(tmp_path: Path) -> None:
    folder = form(
        tmp_path, f"a: {SMALL}}}", paper="rong_mm: 300\n    cao_mm: 270\n    nen: nen.pdf", nen_pdf=form_file()
    )
    assert [problem.code for problem in Form(folder, fonts=FONTS).warnings] == ["form.other-paper"]


def test_a_picture_as_background(tmp_path: Path) -> None:
    folder = form(tmp_path, f"a: {SMALL}}}", paper="kho: A4 ngang\n    nen: nen.png", nen_png=PIXEL)
    assert made(folder, preview=True, a="x").to_pdf().startswith(b"%PDF")


# --- a form that the office drew -------------------------------------------------------------------------


def test_a_drawn_form_is_filled(tmp_path: Path) -> None:
    (tmp_path / "phoi.pdf").write_bytes(form_file(field("Họ và tên", (100, 400, 300, 420), Q=1)))
    line = page(tmp_path / "phoi.pdf", ho_va_ten="Nguyễn Văn A").line("Nguyễn Văn A")
    assert line.centre == pytest.approx(200 / 72 * 25.4, abs=0.2)
    assert 175 / 72 * 25.4 < line.baseline < 195 / 72 * 25.4
    assert (line.size, line.bold) == (pytest.approx(12), True)


def test_settings_change_a_drawn_field(tmp_path: Path) -> None:
    drawn = form_file(field("ten", (100, 400, 300, 440)))
    folder = form(tmp_path, "ten: {co_chu: 18, can: phải}", paper="bieu_mau: phoi.pdf", phoi_pdf=drawn)
    line = page(folder, ten="Nguyễn Văn A").line("Nguyễn Văn A")
    assert line.size == pytest.approx(18)
    assert line.right == pytest.approx(298 / 72 * 25.4, abs=0.3)


def test_a_field_of_several_lines_wraps(tmp_path: Path) -> None:
    (tmp_path / "phoi.pdf").write_bytes(form_file(field("x", (100, 340, 250, 420), Ff=4096)))
    lines = page(tmp_path / "phoi.pdf", x="Đã có thành tích xuất sắc trong học tập và làm theo Bác").lines
    assert len(lines) == 3


def test_a_field_drawn_twice_is_filled_twice(tmp_path: Path) -> None:
    (tmp_path / "phoi.pdf").write_bytes(form_file(field("x", (100, 340, 250, 360)), field("x", (100, 440, 250, 460))))
    assert [line.text for line in page(tmp_path / "phoi.pdf", x="A").lines] == ["A", "A"]


def test_a_turned_form_is_printed_upright(tmp_path: Path) -> None:
    (tmp_path / "phoi.pdf").write_bytes(form_file(field("x", (400, 100, 420, 400)), page={"Rotate": 90}))
    sheet = page(tmp_path / "phoi.pdf", x="A")
    assert sheet.width < sheet.height
    assert sheet.lines[0].left == pytest.approx(102 / 72 * 25.4, abs=0.5)


def test_a_form_of_two_pages(tmp_path: Path) -> None:
    two = pikepdf.Pdf.open(BytesIO(form_file(field("a", (100, 340, 250, 360)))))
    other = pikepdf.Pdf.open(BytesIO(form_file(field("b", (100, 340, 250, 360)))))
    two.add_pages_from(other) if hasattr(two, "add_pages_from") else two.pages.extend(other.pages)
    two.save(tmp_path / "phoi.pdf")
    filled = made(tmp_path / "phoi.pdf", preview=True, a="một", b="hai")
    assert [sheet.lines[0].text for sheet in printed(filled.to_pdf())] == ["một", "hai"]


# --- descriptions that are wrong -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("boxes", "paper", "code"),
    [
        ([f"x: {SMALL}}}".replace("trai_mm: 40", "trai_mm: 14")], "kho: A4 ngang", "form.outside-margin"),
        ([f"x: {SMALL}}}".replace("tren_mm: 160", "tren_mm: 190")], "kho: A4 ngang", "form.outside-margin"),
        ([f"x: {SMALL}}}".replace("rong_mm: 60", "rong_mm: 600")], "kho: A4 ngang", "form.outside-margin"),
        ([f"x: {SMALL}}}"], "kho: B7 chéo", "form.paper"),
        ([f"x: {SMALL}}}"], "cao_mm: 100", "template.setting-missing"),
        ([f"x: {SMALL}, mau: đỏ}}"], "kho: A4 ngang", "form.color"),
        ([f"x: {SMALL}, dong: 2}}"], "kho: A4 ngang", "template.setting-unknown"),
        ([f"x: {SMALL}, trang: 2}}"], "kho: A4 ngang", "template.setting-number"),
        (["x: {trai_mm: 40}"], "kho: A4 ngang", "template.setting-missing"),
        ([], "kho: A4 ngang", "form.no-boxes"),
        ([f"x: {SMALL}}}"], "kho: A4 ngang\n    nen: khong-co.pdf", "file.missing"),
        ([f"x: {SMALL}}}"], "kho: A4 ngang\n    nen: ../x.pdf", "form.other-folder"),
        ([f"x: {SMALL}}}"], "kho: A4 ngang\n    nen: template.yaml", "form.background"),
    ],
)
def test_a_description_that_is_wrong(tmp_path: Path, boxes: list[str], paper: str, code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        Form(form(tmp_path, *boxes, paper=paper), fonts=FONTS)
    assert code in [problem.code for problem in caught.value.problems]
    assert "template.yaml" in caught.value.render()


def test_a_box_outside_the_margin_is_named_with_its_distance(tmp_path: Path) -> None:
    folder = form(tmp_path, f"so: {SMALL}}}".replace("trai_mm: 40", "trai_mm: '12,5'"))
    with pytest.raises(TemplateError, match=r"ô “so” cách mép giấy chưa đủ 15 mm: trái 12,5 mm"):
        Form(folder, fonts=FONTS)


def test_the_margin_can_be_set(tmp_path: Path) -> None:
    folder = form(
        tmp_path, f"so: {SMALL}}}".replace("trai_mm: 40", "trai_mm: 8"), paper="kho: A4 ngang\n    le_an_toan_mm: 5"
    )
    assert Form(folder, fonts=FONTS).warnings == ()


# --- opening ---------------------------------------------------------------------------------------------


def test_either_kind_is_opened_by_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(p("{{ x }}")))
    assert isinstance(open_template(tmp_path / "a.docx"), Template)
    assert isinstance(open_template("giay-khen-phoi"), Form)
    with pytest.raises(UsageError, match="phôi"):
        Template("giay-khen-phoi")
    with pytest.raises(UsageError, match="Word"):
        Form(tmp_path / "a.docx")


def test_a_form_travels_to_another_process(tmp_path: Path) -> None:
    again = pickle.loads(pickle.dumps(Form(form(tmp_path, f"x: {SMALL}}}"), preview=True)))
    assert again.fill({"x": "A"}).to_pdf().startswith(b"%PDF")


def test_the_same_data_give_the_same_bytes() -> None:
    data = {field.name: "A" for field in Form("giay-khen-phoi", fonts=FONTS).fields()}
    one, other = (Form("giay-khen-phoi", fonts=FONTS, preview=True).fill(data).to_pdf() for _ in range(2))
    assert one == other


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_the_built_in_blank_has_a_meaning_for_every_field(paper: str) -> None:
    blank = Form("giay-khen-phoi", standard=paper, fonts=FONTS)
    assert {field.name for field in blank.fields()} <= set(blank.found.fields)


def test_the_built_in_blank_is_shown_without_a_records_words() -> None:
    blank = Form("giay-khen-phoi", fonts=FONTS, preview=True).fill({}, missing="blank")
    said = " ".join(line.text for line in printed(blank.to_pdf())[0].lines)
    assert "GIẤY KHEN" in said
    assert "Nguyễn" not in said
