import pytest

from reportgen.errors import DataError, ReportgenError, UsageError
from reportgen.places import CellPlace, FilePlace
from reportgen.readers import read_data, read_folder

from .workbooks import make_workbook

TABLE = [["Mã", "Tên"], ["bhyt", "Bảo hiểm y tế"]]


def problems_of(path):
    with pytest.raises(ReportgenError) as caught:
        read_folder(path)
    return caught.value.problems


def test_sheets_stand_under_the_names_of_their_files(tmp_path):
    (tmp_path / "hoi-nghi.yaml").write_text("co_quan: x\nchi_tieu:\n", encoding="utf-8")
    make_workbook(tmp_path / "chi-tieu.xlsx", TABLE)
    (tmp_path / "Nhiệm vụ.csv").write_text("Việc;Hạn\nRà soát;15/12\n", encoding="utf-8")
    record = read_folder(tmp_path)
    assert record.plain() == {
        "co_quan": "x",
        "chi_tieu": [{"ma": "bhyt", "ten": "Bảo hiểm y tế"}],
        "nhiem_vu": [{"viec": "Rà soát", "han": "15/12"}],
    }
    assert record["chi_tieu"][0]["ten"].place == CellPlace(str(tmp_path / "chi-tieu.xlsx"), "Sheet1", "B2")
    assert record["co_quan"].place == FilePlace(str(tmp_path / "hoi-nghi.yaml"), 1, 10, "co_quan")


def test_a_workbook_of_several_sheets_gives_a_key_for_each(tmp_path):
    import openpyxl

    (tmp_path / "hoi-nghi.yaml").write_text("a: 1\n", encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.title = "Chỉ tiêu"
    for page in (book.active, book.create_sheet("Nhiệm vụ")):
        page.append(["Mã", "Tên"])
        page.append(["x", "y"])
    book.save(tmp_path / "so-lieu.xlsx")
    assert list(read_folder(tmp_path)) == ["a", "chi_tieu", "nhiem_vu"]


def test_the_yaml_file_itself_may_be_named(tmp_path):
    (tmp_path / "hoi-nghi.yaml").write_text("a: 1\n", encoding="utf-8")
    make_workbook(tmp_path / "chi-tieu.xlsx", TABLE)
    assert list(read_folder(tmp_path / "hoi-nghi.yaml")) == ["a", "chi_tieu"]


def test_lock_files_and_other_files_are_left_alone(tmp_path):
    (tmp_path / "hoi-nghi.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "~$chi-tieu.xlsx").write_bytes(b"x")
    (tmp_path / "ghi-chu.txt").write_text("x")
    (tmp_path / "bao-cao.docx").write_bytes(b"x")
    assert list(read_folder(tmp_path)) == ["a"]


def test_repairs_of_all_files_are_kept(tmp_path):
    (tmp_path / "hoi-nghi.yaml").write_text("a: va\u0300\n", encoding="utf-8")
    make_workbook(tmp_path / "chi-tieu.xlsx", [["Mã", "Tên"], ["x", "la\u0300"]])
    assert len(read_folder(tmp_path).repairs) == 2


@pytest.mark.parametrize("name", ["chi-tieu.xls", "chi-tieu.ods"])
def test_a_sheet_of_another_kind_is_not_passed_over(tmp_path, name):
    (tmp_path / "hoi-nghi.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0")
    (problem,) = problems_of(tmp_path)
    assert problem.code == "file.ending"
    assert ".xlsx" in problem.hint.render()


def test_a_key_in_two_files_is_refused_with_both_places(tmp_path):
    (tmp_path / "hoi-nghi.yaml").write_text("chi_tieu:\n  - ma: x\n", encoding="utf-8")
    make_workbook(tmp_path / "chi-tieu.xlsx", TABLE)
    (problem,) = problems_of(tmp_path)
    assert problem.code == "folder.twice"
    assert "chi-tieu.xlsx" in problem.render()
    assert "hoi-nghi.yaml, dòng 1" in problem.render()


def test_problems_of_all_files_come_together(tmp_path):
    (tmp_path / "hoi-nghi.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    make_workbook(tmp_path / "chi-tieu.xlsx", [["Mã", "Mã"], ["x", "y"]])
    (tmp_path / "nhiem-vu.xlsx").write_bytes(b"x")
    codes = [problem.code for problem in problems_of(tmp_path)]
    assert codes == ["yaml.duplicate-key", "table.duplicate-heading", "xlsx.broken"]


def test_a_folder_without_a_conference_is_answered_with_names_like_it(tmp_path):
    (tmp_path / "hoinghi.yaml").write_text("a: 1\n", encoding="utf-8")
    (problem,) = problems_of(tmp_path)
    assert problem.code == "folder.no-conference"
    assert "hoinghi.yaml" in str(problem.hint)


def test_a_missing_folder(tmp_path):
    (problem,) = problems_of(tmp_path / "khong-co")
    assert problem.code == "file.missing"


@pytest.mark.parametrize(
    ("name", "content", "plain"),
    [
        ("a.yaml", "x: 1\n", {"x": "1"}),
        ("a.YML", "x: 1\n", {"x": "1"}),
        ("a.json", '{"x": 1}', {"x": 1}),
        ("a.csv", "x;y\n1;2\n", [{"x": "1", "y": "2"}]),
    ],
)
def test_the_ending_chooses_the_reader(tmp_path, name, content, plain):
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert read_data(tmp_path / name).plain() == plain


def test_a_workbook_is_read_as_its_sheets(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", TABLE, sheet="Chỉ tiêu")
    assert read_data(path).plain() == {"chi_tieu": [{"ma": "bhyt", "ten": "Bảo hiểm y tế"}]}


def test_a_folder_is_read_as_a_conference(tmp_path):
    (tmp_path / "hoi-nghi.yaml").write_text("a: 1\n", encoding="utf-8")
    assert read_data(tmp_path).plain() == {"a": "1"}


@pytest.mark.parametrize("name", ["a.xls", "a.xlsm", "a.xlsb", "a.ods", "a.docx", "a"])
def test_other_endings_are_refused_with_the_way_out(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(UsageError) as caught:
        read_data(tmp_path / name)
    (problem,) = caught.value.problems
    assert problem.code == "file.ending"
    assert ".xlsx" in str(problem.hint)
    assert name in problem.render()


def test_a_missing_file_of_any_ending_is_missing(tmp_path):
    for name in ("a.yaml", "a.xlsx", "a.csv", "a.json", "a.doc"):
        with pytest.raises(DataError) as caught:
            read_data(tmp_path / name)
        assert caught.value.problems[0].code == "file.missing"


def test_a_folder_that_is_not_there_is_all_that_is_told(tmp_path):
    (tmp_path / "khac.csv").write_bytes("tên\nNguyễn".encode("cp1258", "replace"))
    with pytest.raises(DataError) as caught:
        read_folder(tmp_path / "khong-co")
    assert [problem.code for problem in caught.value.problems] == ["file.missing"]


def test_a_table_is_no_conference(tmp_path):
    (tmp_path / "khen-thuong.csv").write_text("Họ tên\nNguyễn Văn A\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_folder(tmp_path / "khen-thuong.csv")
    assert [problem.code for problem in caught.value.problems] == ["folder.not-one"]
