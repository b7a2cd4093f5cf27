import pytest

from reportgen.errors import DataError
from reportgen.readers.csv_file import read_csv


def write(tmp_path, data):
    path = tmp_path / "a.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    "data",
    [
        "Tên;Số\nMỹ Thới;3,7\n",
        "Tên\tSố\nMỹ Thới\t3,7\n",
        'Tên,Số\nMỹ Thới,"3,7"\n',
        '"Tên, họ";x\n'.replace('"Tên, họ";x', "Tên;Số") + "Mỹ Thới;3,7\n",
        "sep=;\nTên;Số\nMỹ Thới;3,7\n",
        "\ufeffTên;Số\r\nMỹ Thới;3,7\r\n",
        "\n;\nTên;Số\n\nMỹ Thới;3,7\n;\n",
        "Tên\tSố\nMỹ Thới\t3,7\n".encode("utf-16"),
        "Tên|Số\nMỹ Thới|3,7\n".replace("|", ";"),
    ],
)
def test_what_excel_and_others_write(tmp_path, data):
    assert read_csv(write(tmp_path, data)).plain() == [{"ten": "Mỹ Thới", "so": "3,7"}]


def test_all_values_stay_text(tmp_path):
    rows = read_csv(write(tmp_path, "a;b;c;d\n04;0901;;2024-10-11\n"))
    assert rows.plain() == [{"a": "04", "b": "0901", "c": None, "d": "2024-10-11"}]


def test_rows_know_their_line_even_behind_values_of_several_lines(tmp_path):
    rows = read_csv(write(tmp_path, 'a;b\n1;"hai\ndòng"\n2;x\n'))
    assert [row["a"].place.line for row in rows] == [2, 4]
    assert rows[0]["b"].plain() == "hai\ndòng"


def test_tones_written_apart_are_composed_and_remembered(tmp_path):
    rows = read_csv(write(tmp_path, "a;b\nva\u0300;x\n"))
    assert rows[0]["a"].plain() == "và"
    assert [place.line for place in rows.repairs] == [2]


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("Tên;Tên\na;b\n", "table.duplicate-heading", 1),
        ("Tên;Số\na;1;lạc\n", "table.no-heading", 2),
        ('Tên;Số\na;"mở\n', "csv.quote", 2),
        ("\n\n", "file.empty", None),
        ("Tên;x\na;Đa\u0309ng".encode("cp1258"), "text.encoding", 1),
        ("Tên;Số\n".encode("utf-16")[:-1], "text.encoding", None),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, data, code, line):
    path = write(tmp_path, data)
    with pytest.raises(DataError) as caught:
        read_csv(path)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == (code, line)
    assert "a.csv" in problem.render()


def test_the_way_to_utf8_is_told_in_excels_words(tmp_path):
    with pytest.raises(DataError) as caught:
        read_csv(write(tmp_path, "Tên;x\na;Đa\u0309ng".encode("cp1258")))
    assert "CSV UTF-8" in str(caught.value.problems[0].hint)
