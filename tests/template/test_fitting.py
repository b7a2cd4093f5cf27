"""Records fitted to a template's boxes, and what becomes of a fitted text in Word."""

from pathlib import Path

import pytest

from reportgen.errors import DataError, Severity, TemplateError
from reportgen.template.fill import Template
from reportgen.template.find import find_template
from reportgen.template.fit import FitBox
from reportgen.template.fitting import Fitting
from reportgen.template.values import Bold, Fitted, Gap, Rich
from reportgen.units import mm
from reportgen.word.xml import qn
from tests.notation import p, r, word_file
from tests.validator import assert_valid

from .filling import fill_line, filled, texts, tree, xml

LONG = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường Mỹ Thới"
BOXES = "vua_khung:\n  ten: {rong_mm: 120, co_chu: 22, co_nho_nhat: 16, so_dong: 2, dam: có}\n"


def looks(properties: str, value: object) -> list[str]:
    """The run's properties around the fitted text, in order."""
    made = filled(p(r("{{ x }}", properties)), data={"x": value})
    run = next(run for run in tree(made).iter(qn("w:r")) if run.findtext(qn("w:t")))
    return [f"{look.tag.partition('}')[2]}={look.get(qn('w:val'))}" for look in run[0]]


def folder(tmp_path: Path, boxes: str = BOXES, text: str = "{{ ten }}") -> Path:
    (tmp_path / "template.yaml").write_text(f"ten: Mẫu\ntep:\n  hd36: a.docx\n{boxes}", "utf-8")
    (tmp_path / "a.docx").write_bytes(word_file(p(r(text, "b sz=44"), pr="jc=center")))
    return tmp_path


# --- a fitted text in a Word file ------------------------------------------------------------------------


def test_a_fitted_text_is_narrower_and_smaller_in_the_schemas_order() -> None:
    assert looks("b color=FF0000 sz=44 lang=vi-VN", Fitted(("a",), 90, 20.5)) == [
        "b=None", "color=FF0000", "w=90", "sz=41", "szCs=41", "lang=vi-VN",
    ]  # fmt: skip


def test_only_what_changes_is_written() -> None:
    assert looks("sz=44", Fitted(("a",), 90)) == ["w=90", "sz=44"]
    assert looks("sz=44", Fitted(("a",), 100, 20)) == ["sz=40", "szCs=40"]


def test_lines_are_broken() -> None:
    assert fill_line("“{{ x }}”", x=Fitted(("a & b", "c"))) == "“a & b\nc”"


def test_filters_change_the_words_and_keep_the_fit() -> None:
    made = filled(p("{{ x | hoa }} {{ x | upper }} {{ x | dau_hoa }}"), data={"x": Fitted(("một", "hai"), 90)})
    assert texts(made) == ["MỘT\nHAI MỘT\nHAI Một\nhai"]
    assert xml(made).count('<w:w w:val="90"/>') == 3


def test_a_fitted_text_can_be_joined_asked_and_made_bold() -> None:
    made = filled(p("{% if x and x != '' %}{{ 'Đ/c ' ~ x }}{% endif %}{{ y }}"),
                  data={"x": Fitted(("A",), 90), "y": Rich([Bold(Fitted(("B",), 88))])})  # fmt: skip
    assert texts(made) == ["Đ/c AB"]
    assert '<w:b/><w:bCs/><w:w w:val="88"/>' in xml(made)


def test_in_an_attribute_it_is_its_words() -> None:
    made = xml(filled(p('<w:hyperlink w:tooltip="{{ x }}"/>'), data={"x": Fitted(("a", "b"), 90)}))
    assert 'w:tooltip="a b"' in made


# --- a template with boxes -------------------------------------------------------------------------------


def test_the_boxes_of_a_template_are_read(tmp_path: Path) -> None:
    boxes = find_template(folder(tmp_path)).boxes
    assert boxes == {"ten": FitBox(mm(120), 22, 16, lines=2, bold=True)}


def test_every_setting_of_a_box(tmp_path: Path) -> None:
    line = (
        "  x: {rong_mm: 50, cao_mm: '20,5', co_chu: 14, co_nho_nhat: 10.5, so_dong: 3, gian_nho_nhat: 90, "
        "xuong_dong: trước, can_dong: không, chu_hoa: có, phong: Arial, nghieng: true}\n"
    )
    boxes = find_template(folder(tmp_path, f"vua_khung:\n{line}")).boxes
    assert boxes["x"] == FitBox(mm(50), 14, 10.5, 3, 90, mm(20.5), True, False, True, "Arial", False, True)


def test_each_file_may_have_boxes_of_its_own(tmp_path: Path) -> None:
    boxes = (
        "  a4: b.docx\nvua_khung:\n  hd36:\n    x: {rong_mm: 50, co_chu: 14}\n  a4:\n    x: {rong_mm: 40, co_chu: 14}\n"
    )
    assert find_template(folder(tmp_path, boxes), standard="hd36").boxes["x"].width == mm(50)
    assert find_template(folder(tmp_path, boxes), standard="a4").boxes["x"].width == mm(40)


@pytest.mark.parametrize(
    ("boxes", "code", "word"),
    [
        ("vua_khung: 180\n", "template.fit", "vua_khung"),
        ("vua_khung:\n  ten: 180\n", "template.setting-shape", "ten"),
        ("vua_khung:\n  ten: {co_chu: 22}\n", "template.setting-missing", "rong_mm"),
        ("vua_khung:\n  ten: {rong_mm: 18O, co_chu: 22}\n", "template.setting-number", "18O"),
        ("vua_khung:\n  ten: {rong_mm: 180, co_chu: 22, co_nho_nhat: 30}\n", "template.setting-number", "30"),
        ("vua_khung:\n  ten: {rong_mm: 180, co_chu: 22, co_nho_nha: 14}\n", "template.setting-unknown", "co_nho_nhat"),
        ("vua_khung:\n  ten: {rong_mm: 180, co_chu: 22, xuong_dong: giữa}\n", "template.setting-choice", "trước"),
        ("vua_khung:\n  ten: {rong_mm: 180, co_chu: 22, dam: ok}\n", "template.setting-choice", "không"),
        ("vua_khung:\n  ten: {rong_mm: [1], co_chu: 22}\n", "template.setting-shape", "rong_mm"),
    ],
)
def test_a_box_that_is_wrong_is_told_with_its_line(tmp_path: Path, boxes: str, code: str, word: str) -> None:
    with pytest.raises(TemplateError) as caught:
        find_template(folder(tmp_path, boxes))
    problem = caught.value.problems[0]
    assert problem.code == code
    assert word in problem.render()
    assert "dòng" in problem.render()


def test_a_box_for_a_field_that_no_tag_uses_is_warned_of(tmp_path: Path) -> None:
    warnings = Template(folder(tmp_path, BOXES.replace("ten:", "tenn:"))).warnings
    assert [problem.code for problem in warnings] == ["template.box-of-nothing"]
    assert "“ten”" in warnings[0].render()


def test_a_short_name_is_filled_as_ever(tmp_path: Path) -> None:
    template = Template(folder(tmp_path))
    assert "<w:w " not in xml(template.fill_package({"ten": "Chi bộ khóm 1"}))


def test_a_long_name_is_squeezed_into_its_box(tmp_path: Path) -> None:
    made = Template(folder(tmp_path)).fill_package({"ten": LONG})
    assert texts(made) == ["Ban Thường trực Ủy ban Mặt trận\nTổ quốc Việt Nam phường Mỹ Thới"]


def test_a_name_that_fits_in_no_way_is_an_error_of_its_record(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        Template(folder(tmp_path)).fill({"ten": LONG * 3})
    problem = caught.value.problems[0]
    assert (problem.code, problem.place.key) == ("data.does-not-fit", "ten")  # type: ignore[union-attr]
    assert "dài 189 ký tự, không vừa khung 120 mm" in problem.render()


def test_in_a_draft_it_is_a_gap_and_printed_as_small_as_may_be(tmp_path: Path) -> None:
    made = Template(folder(tmp_path)).render({"ten": LONG * 3}, missing="gap")
    assert [(problem.code, problem.severity) for problem in made.problems] == [("data.does-not-fit", Severity.GAP)]
    assert '<w:w w:val="85"/><w:sz w:val="32"/>' in xml(made.package)


def test_a_text_that_is_not_balanced_is_left_to_word() -> None:
    fitting = Fitting({"x": FitBox(200, 14, 14, lines=3, wraps=True, balanced=False)})
    assert fitting.applied({"x": LONG})[0]["x"] == LONG


def test_what_is_no_text_is_left_alone(tmp_path: Path) -> None:
    template = Template(folder(tmp_path))
    assert texts(template.fill_package({"ten": 5})) == ["5"]
    assert template.render({"ten": Gap("tên")}, missing="gap").problems[0].code == "data.gap"


def test_boxes_reach_into_groups_and_lists() -> None:
    fitting = Fitting(
        {"ky.ho_ten": FitBox(60, 14, 14), "hang[].ten": FitBox(60, 14, 14), "vao_so[]": FitBox(9, 14, 14)}
    )
    word = "Đảng ủy phường"
    data = {"ky": {"ho_ten": "A", "x": 1}, "hang": [{"ten": "A"}, {"ten": word}], "vao_so": ["a", word], "ten": word}
    made, problems = fitting.applied(data)
    assert made["ky"] is data["ky"]
    assert [problem.place.key for problem in problems] == ["hang[1].ten", "vao_so[1]"]  # type: ignore[union-attr]


@pytest.mark.validator
def test_a_squeezed_document_is_valid(tmp_path: Path) -> None:
    Template(folder(tmp_path)).fill({"ten": LONG + " khóm 1 khóm 2"}).save(tmp_path / "a-made.docx")
    assert_valid(tmp_path / "a-made.docx")
