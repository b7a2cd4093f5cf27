"""Opening, changing and writing Word packages; what is refused, and what the message says to do."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from reportgen.errors import OutputError, PackageError
from reportgen.word import container
from reportgen.word.package import CONTENT_TYPES, DOCUMENT_TYPE, ROOT, Package, Relationship, relationships_part
from reportgen.word.xml import NS
from tests.notation import p, picture_graphic, word_file

MAIN = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(parts: dict[str, bytes | str], **options: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, **options) as archive:  # type: ignore[arg-type]
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def parts_of(data: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, content: bytes | str) -> bytes:
    return zipped({**parts_of(word_file(p("x"))), name: content})


def refusal(source: bytes | Path) -> PackageError:
    with pytest.raises(PackageError) as caught:
        Package.open(source, name="tep.docx") if isinstance(source, bytes) else Package.open(source)
    assert all(problem.hint is not None for problem in caught.value.problems)
    return caught.value


def code(source: bytes | Path) -> str:
    return refusal(source).problems[0].code


# --- reading ---------------------------------------------------------------------------------------------


def test_a_word_file_is_opened() -> None:
    package = Package.open(word_file(p("Xin chào"), footer=p("1")), name="a.docx")
    assert package.main_part == MAIN
    assert "Xin chào".encode() in package.read(MAIN)
    assert package.content_type(MAIN).endswith("document.main+xml")
    assert package.related(MAIN, "footer") == [
        link.target for link in package.relationships(MAIN).values() if link.kind == "footer"
    ]


def test_relationships_resolve_to_part_names() -> None:
    package = Package.open(word_file(p(picture_graphic()), picture=b"\x89PNG"), name="a.docx")
    link = package.relationships(MAIN)["rIdPicture"]
    assert (link.target, link.kind, link.external, link.broken) == ("word/media/image1.png", "image", False, False)


def test_a_relationship_to_nowhere_is_kept_and_marked() -> None:
    package = Package.open(word_file(p("x"), relations={"rId9": ("image", "media/none.png")}), name="a.docx")
    assert package.relationships(MAIN)["rId9"].broken
    assert package.related(MAIN, "image") == []


def test_an_external_relationship_keeps_its_address() -> None:
    package = Package.open(word_file(p("x"), relations={"rId9": ("hyperlink", "http://a.vn/?b=c#d")}), name="a.docx")
    link = package.relationships(MAIN)["rId9"]
    assert (link.target, link.external) == ("http://a.vn/?b=c#d", True)


def test_a_missing_part_is_named() -> None:
    with pytest.raises(PackageError, match=r"word/none\.xml"):
        Package.open(word_file(p("x")), name="a.docx").read("word/none.xml")


@pytest.mark.parametrize("kind", ["application/vnd.ms-word.document.macroEnabled.main+xml"])
def test_macro_files_are_word_files(kind: str) -> None:
    types = parts_of(word_file(p("x")))[CONTENT_TYPES]
    assert isinstance(types, bytes)
    transitional = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert Package.open(with_part(CONTENT_TYPES, types.replace(transitional, kind.encode()))).main_part == MAIN


def test_a_template_with_macros_becomes_a_plain_document() -> None:
    parts = parts_of(word_file(p("x"), relations={"rId9": ("vbaProject", "vbaProject.bin")}))
    types = parts[CONTENT_TYPES]
    assert isinstance(types, bytes)
    macros = b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    parts |= {CONTENT_TYPES: types.replace(DOCUMENT_TYPE.encode(), macros), "word/vbaProject.bin": b"x"}
    made = Package.open(zipped(parts)).as_document()
    assert made.content_type(MAIN) == DOCUMENT_TYPE
    assert not made.has("word/vbaProject.bin")
    assert "rId9" not in made.relationships(MAIN)


def test_strict_namespaces_become_transitional() -> None:
    def strict(content: bytes | str) -> bytes:
        data = content if isinstance(content, bytes) else content.encode()
        data = data.replace(NS["w"].encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        return data.replace(NS["r"].encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")

    parts = {name: strict(content) for name, content in parts_of(word_file(p("x"), footer=p("1"))).items()}
    package = Package.open(zipped(parts))
    assert NS["w"].encode() in package.read(MAIN)
    assert b"purl.oclc.org" not in package.read(MAIN)
    assert len(package.related(MAIN, "footer")) == 1


# --- changing and writing --------------------------------------------------------------------------------


def test_changed_parts_are_written_and_the_rest_is_copied() -> None:
    data = word_file(p("cũ"), footer=p("1"))
    made = Package.open(data).with_parts({MAIN: "mới".encode()})
    written = parts_of(made.to_bytes())
    assert written.pop(MAIN) == "mới".encode()
    old = parts_of(data)
    del old[MAIN]
    assert written == old


def test_the_old_package_stays_as_it_was() -> None:
    package = Package.open(word_file(p("cũ")))
    package.with_parts({MAIN: b"<new/>"})
    assert "cũ".encode() in package.read(MAIN)


def test_what_is_written_is_a_sound_zip_that_opens_again() -> None:
    made = Package.open(word_file(p("x"))).with_parts(
        {"word/media/tiếng việt.png": b"abc"}, types={".png": "image/png"}
    )
    with zipfile.ZipFile(io.BytesIO(made.to_bytes())) as archive:
        assert archive.testzip() is None
    again = Package.open(made.to_bytes())
    assert again.read("word/media/tiếng việt.png") == b"abc"
    assert again.content_type("word/media/tiếng việt.png") == "image/png"


def test_the_same_parts_give_the_same_bytes() -> None:
    data = word_file(p("x"))
    first = Package.open(data).with_parts({MAIN: b"<a/>"}).to_bytes()
    assert first == Package.open(data).with_parts({MAIN: b"<a/>"}).to_bytes()


def test_added_relationships_join_those_that_were_there() -> None:
    package = Package.open(word_file(p("x"), footer=p("1")))
    added = Relationship("rIdNew", f"{NS['r']}/image", "word/media/a.png")
    name, content = package.relationships_with(MAIN, [added])
    made = package.with_parts({name: content, "word/media/a.png": b"a"}, types={".png": "image/png"})
    assert made.relationships(MAIN) == {**package.relationships(MAIN), "rIdNew": added}


def test_a_part_can_be_left_out() -> None:
    package = Package.open(with_part("word/extra.xml", "<a/>"))
    assert not package.without_parts(["word/extra.xml"]).has("word/extra.xml")


def test_relationship_parts_lie_beside_their_part() -> None:
    assert relationships_part(MAIN) == "word/_rels/document.xml.rels"
    assert relationships_part(ROOT) == "_rels/.rels"


def test_save_writes_a_whole_file(tmp_path: Path) -> None:
    package = Package.open(word_file(p("x")))
    package.save(tmp_path / "mới" / "a.docx")
    assert (tmp_path / "mới" / "a.docx").read_bytes() == package.to_bytes()
    assert os.listdir(tmp_path / "mới") == ["a.docx"]


def test_save_to_a_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="thư mục"):
        Package.open(word_file(p("x"))).save(tmp_path)


# --- what is refused -------------------------------------------------------------------------------------


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert code(tmp_path / "khong-co.docx") == "package.no-such-file"


def test_a_folder(tmp_path: Path) -> None:
    assert code(tmp_path) == "package.is-a-folder"


def test_an_empty_file() -> None:
    assert code(b"") == "package.empty-file"


@pytest.mark.parametrize("data", [b"hello", b"%PDF-1.7", b"{\\rtf1}", b"<html></html>", b"\xef\xbb\xbf<html/>"])
def test_no_zip(data: bytes) -> None:
    assert code(data) == "package.not-word"


def test_an_old_doc_says_how_to_save_it() -> None:
    error = refusal(OLE + b"\0" * 600)
    assert error.problems[0].code == "package.old-doc"
    assert "Lưu thành" in str(error)


def test_an_encrypted_docx_asks_for_the_password_to_be_taken_off() -> None:
    error = refusal(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert error.problems[0].code == "package.encrypted"
    assert "mật khẩu" in str(error)


@pytest.mark.parametrize("keep", [0.3, 0.9, 0.99])
def test_a_zip_cut_short(keep: float) -> None:
    data = word_file(p("x"))
    assert code(data[: int(len(data) * keep)]) == "package.broken-zip"


def test_a_member_with_a_wrong_checksum_is_named_when_read() -> None:
    data = bytearray(word_file(p("x" * 500)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo(MAIN).header_offset + 30 + len(MAIN)
    data[start + 20] ^= 0xFF
    with pytest.raises(PackageError, match=r"document\.xml"):
        Package.open(bytes(data)).read(MAIN)


def test_an_encrypted_member() -> None:
    data = bytearray(word_file(p("x")))
    position = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, position + 8, 1)
    assert code(bytes(data)) == "package.encrypted"


@pytest.mark.parametrize("name", ["../evil.xml", "word/../../evil.xml", "/etc/passwd", "C:/evil.xml"])
def test_names_that_lead_out(name: str) -> None:
    assert code(with_part(name, "<a/>")) == "package.unsafe-name"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [MAIN, MAIN.upper()])
def test_names_that_repeat(name: str) -> None:
    target = io.BytesIO(word_file(p("x")))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, "<a/>")
    assert code(target.getvalue()) == "package.duplicate-name"


def test_a_zip_bomb() -> None:
    assert code(with_part("word/media/a.bin", b"\0" * (container.RATIO_COUNTS_FROM + 1))) == "package.zip-bomb"


def test_a_member_that_is_larger_than_it_says() -> None:
    data = bytearray(with_part("word/z.xml", b"<a>" + b"x" * 5000 + b"</a>"))
    position = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, position + 24, 100)
    with pytest.raises(PackageError):
        Package.open(bytes(data)).read("word/z.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/styles.xml", "docProps/core.xml", "customXml/item1.xml"])
def test_a_doctype_in_any_part(part: str, encoding: str) -> None:
    error = refusal(with_part(part, "<!DOCTYPE a><a/>".encode(encoding)))
    assert error.problems[0].code == "package.doctype"
    assert part in str(error)


def test_a_doctype_behind_a_long_comment() -> None:
    assert code(with_part("word/styles.xml", f"<!--{'x' * 9000}--><!DOCTYPE a><a/>")) == "package.doctype"


def test_a_doctype_in_a_part_whose_name_hides_that_it_is_xml() -> None:
    parts = parts_of(word_file(p("x")))
    types = parts[CONTENT_TYPES]
    assert isinstance(types, bytes)
    override = b'<Override PartName="/word/a.bin" ContentType="application/a+xml"/></Types>'
    parts |= {CONTENT_TYPES: types.replace(b"</Types>", override), "word/a.bin": "<!DOCTYPE a><a/>"}
    assert code(zipped(parts)) == "package.doctype"


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "package.is-a-sheet"),
        (
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            "package.is-a-presentation",
        ),
        ("image/png", "package.no-document"),
    ],
)
def test_another_office_file(content_type: str, expected: str) -> None:
    types = parts_of(word_file(p("x")))[CONTENT_TYPES]
    assert isinstance(types, bytes)
    transitional = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert code(with_part(CONTENT_TYPES, types.replace(transitional, content_type.encode()))) == expected


def test_an_opendocument_file() -> None:
    assert code(zipped({"mimetype": "application/vnd.oasis.opendocument.text"})) == "package.is-opendocument"


def test_a_zip_of_something_else() -> None:
    assert code(zipped({"a.txt": "a"})) == "package.not-word"


def test_no_document_part() -> None:
    parts = parts_of(word_file(p("x")))
    del parts[MAIN]
    assert code(zipped(parts)) == "package.no-document"


def test_a_file_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.docx"
    with path.open("wb") as file:
        file.truncate(container.MOST_FILE + 1)
    assert code(path) == "package.too-large"
