"""Writing whole files: complete or not at all, with a sentence on what to do."""

import errno
import os
from pathlib import Path

import pytest

from reportgen.errors import OutputError
from reportgen.output import GrowingFile, _explained, write_all, write_whole


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "tệp.pdf", b"abc")
    assert (tmp_path / "a" / "b" / "tệp.pdf").read_bytes() == b"abc"


def test_nothing_is_left_beside(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.pdf", b"abc")
    write_whole(tmp_path / "a.pdf", b"def")
    assert os.listdir(tmp_path) == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"def"


def test_a_new_file_can_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_when_one_of_several_fails_none_is_changed(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(OutputError):
        write_all({tmp_path / "a.docx": b"new", tmp_path / "b.pdf": b"new"})
    assert (tmp_path / "a.docx").read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == ["a.docx", "b.pdf"]


def test_a_growing_file_gets_its_name_at_the_end(tmp_path: Path) -> None:
    growing = GrowingFile(tmp_path / "a.pdf")
    growing.file.write(b"abc")
    assert not (tmp_path / "a.pdf").exists()
    growing.file.write(b"def")
    growing.keep()
    growing.drop()
    assert (tmp_path / "a.pdf").read_bytes() == b"abcdef"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_dropped_growing_file_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    growing = GrowingFile(tmp_path / "a.pdf")
    growing.file.write(b"new")
    growing.drop()
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="nothing is protected from root")
def test_when_one_of_several_is_protected_none_is_changed(tmp_path: Path) -> None:
    for name in ("a.docx", "b.pdf"):
        (tmp_path / name).write_bytes(b"old")
    (tmp_path / "b.pdf").chmod(0o400)
    with pytest.raises(OutputError) as caught:
        write_all({tmp_path / "a.docx": b"new", tmp_path / "b.pdf": b"new"})
    assert caught.value.problems[0].code == "output.not-allowed"
    assert (tmp_path / "a.docx").read_bytes() == b"old"


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_whole(tmp_path, b"")
    assert caught.value.problems[0].code == "output.is-a-folder"


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        write_whole(tmp_path / "a" / "b.pdf", b"")
    assert caught.value.problems[0].code == "output.no-such-folder"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "output.disk-full"),
        (errno.EROFS, "output.read-only"),
        (errno.EACCES, "output.not-allowed"),
        (errno.ENAMETOOLONG, "output.name-too-long"),
        (errno.EIO, "output.failed"),
    ],
)
def test_every_reason_has_a_sentence_and_a_hint(number: int, code: str) -> None:
    problem = _explained(Path("a.pdf"), OSError(number, os.strerror(number))).problems[0]
    assert problem.code == code
    assert problem.hint is not None
