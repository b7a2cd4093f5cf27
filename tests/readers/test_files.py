import os

import pytest

from reportgen.errors import DataError
from reportgen.readers.files import MAX_TEXT_BYTES, decode, read_bytes
from reportgen.readers.yaml_file import read_yaml


def problem_of(file):
    with pytest.raises(DataError) as caught:
        read_yaml(file)
    (problem,) = caught.value.problems
    assert file.name in problem.render()
    return problem


def test_a_missing_file_is_answered_with_names_like_it(tmp_path):
    (tmp_path / "hoi-nghi.yaml").write_text("a: 1")
    problem = problem_of(tmp_path / "hoinghi.yaml")
    assert problem.code == "file.missing"
    assert "hoi-nghi.yaml" in str(problem.hint)


def test_a_missing_folder_is_named(tmp_path):
    problem = problem_of(tmp_path / "khong-co" / "a.yaml")
    assert problem.code == "file.missing"
    assert "khong-co" in str(problem.hint)


def test_a_path_through_a_file_is_missing(tmp_path):
    (tmp_path / "a.yaml").write_text("a: 1")
    assert problem_of(tmp_path / "a.yaml" / "b.yaml").code == "file.missing"


def test_a_folder_is_no_file(tmp_path):
    folder = tmp_path / "hoi-nghi.yaml"
    folder.mkdir()
    assert problem_of(folder).code == "file.folder"


def test_an_impossible_name_is_explained(tmp_path):
    assert problem_of(tmp_path / ("x" * 300 + ".yaml")).code in ("file.unreadable", "file.missing")


def test_a_device_is_no_file(tmp_path):
    pipe = tmp_path / "a.yaml"
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    os.mkfifo(pipe)
    assert problem_of(pipe).code == "file.not-regular"


def test_an_empty_file(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"")
    assert problem_of(file).code == "file.empty"


def test_a_file_of_fifty_megabytes_is_refused_without_reading_it(tmp_path):
    file = tmp_path / "a.yaml"
    with file.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    problem = problem_of(file)
    assert problem.code == "file.too-large"
    assert "50 MB" in str(problem.message)


def test_the_limit_itself_is_allowed(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 100)
    assert read_bytes(file, limit=100) == b"x" * 100
    with pytest.raises(DataError):
        read_bytes(file, limit=99)
    assert MAX_TEXT_BYTES == 10 * 1024 * 1024


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("a: Mỹ Thới".encode("utf-16"), "text.utf-16", None),
        ("a: My Thoi va nhieu chu khac nua".encode("utf-16-le"), "text.utf-16", None),
        ("a: 1\nb: Đa\u0309ng u\u0309y".encode("cp1258"), "text.encoding", 2),
        (b"a: 1\nb: \xa7\xb6ng \xf1y", "text.encoding", 2),
        (b"a: 1\nb: \x00 viet du dai de khong giong UTF-16 chut nao ca", "text.binary", 2),
        (b"PK\x03\x04abc", "file.kind", None),
        (b"\xd0\xcf\x11\xe0abc", "file.kind", None),
        (b"%PDF-1.7", "file.kind", None),
    ],
)
def test_other_encodings_and_kinds_are_told_apart(tmp_path, data, code, line):
    file = tmp_path / "a.yaml"
    file.write_bytes(data)
    problem = problem_of(file)
    assert problem.code == code
    assert problem.place.line == line


def test_the_way_to_utf8_is_told(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes("a: Đa\u0309ng".encode("cp1258"))
    hint = str(problem_of(file).hint)
    assert "UTF-8" in hint
    assert "UniKey" in hint


def test_a_byte_order_mark_is_dropped(tmp_path):
    assert decode(b"\xef\xbb\xbfa: 1", tmp_path / "a") == "a: 1"


def test_a_lock_file_is_named_as_one(tmp_path):
    (tmp_path / "~$danh-sach.xlsx").write_bytes(b"")
    assert problem_of(tmp_path / "~$danh-sach.xlsx").code == "file.lock"
