"""What users read: every sentence in both languages, nothing of the other language in between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import Enum
from pathlib import Path

import build_catalogs
import pytest

from reportgen.cli import WRONG, run
from reportgen.errors import DataError
from reportgen.messages import Message, msg
from reportgen.places import CellPlace, FilePlace, PagePlace, TemplatePlace
from tests.notation import p, word_file

Said = Callable[..., str]


ENGLISH = {message.id: message.string for message in build_catalogs.read(build_catalogs.ENGLISH, "en") if message.id}
CLICK = [(message.id, message.string) for message in build_catalogs.read(build_catalogs.CLICK, "vi") if message.id]


# --- the catalogs -------------------------------------------------------------------------------------------


def test_every_sentence_has_english() -> None:
    sentences = [message.id for message in build_catalogs.extracted() if message.id]
    assert len(sentences) > 400
    assert [sentence for sentence in sentences if not ENGLISH.get(sentence)] == [], "run python tools/build_catalogs.py"


def test_the_compiled_catalogs_are_current() -> None:
    for path, locale in ((build_catalogs.ENGLISH, "en"), (build_catalogs.CLICK, "vi")):
        assert path.with_suffix(".mo").read_bytes() == build_catalogs.compiled(path, locale), (
            "run python tools/build_catalogs.py"
        )


def names(text: str) -> set[str]:
    return set(re.findall(r"\{([\w!]+)\}", text))


def braces(text: str) -> list[str]:
    """The runs of braces: doubled ones are meant literally, so both languages must double the same."""
    return sorted(re.findall(r"\{+|\}+", text))


def test_both_languages_have_the_same_places_for_values() -> None:
    assert [text for text, english in ENGLISH.items() if names(text) != names(english)] == []
    assert [text for text, english in ENGLISH.items() if braces(text) != braces(english)] == []


def test_english_sentences_have_no_vietnamese_outside_quotation_marks() -> None:
    assert [english for english in ENGLISH.values() if vietnamese_letters(english)] == []


def test_vietnamese_of_click_uses_only_values_that_click_gives() -> None:
    for original, vietnamese in CLICK:
        given = {name for text in ([original] if isinstance(original, str) else original) for name in names(text)}
        for text in [vietnamese] if isinstance(vietnamese, str) else vietnamese:
            assert names(text) <= given, original


# --- rendering ----------------------------------------------------------------------------------------------


class Kind(Enum):
    ONE = "mot"


def test_a_message_inside_a_message_is_said_in_the_same_language() -> None:
    inner = msg("{figure} của chỉ tiêu “{name}”", figure=msg("kế hoạch"), name="BHYT")
    outer = msg("{what}: {message}", what=inner, message=msg("“{value}” không phải là số", value="x"))
    assert outer.render() == "kế hoạch của chỉ tiêu “BHYT”: “x” không phải là số"
    assert outer.render("en") == "plan of the indicator “BHYT”: “x” is not a number"


def test_a_list_of_messages_is_joined() -> None:
    message = msg("chọn một trong: {names}", names=[msg("kế hoạch"), msg("kết quả"), "nd30"])
    assert message.render() == "chọn một trong: kế hoạch, kết quả, nd30"
    assert message.render("en") == "choose one of: plan, result, nd30"


def test_paths_kinds_and_numbers_are_shown_as_they_are() -> None:
    assert msg("Đã ghi {path}", path=Path("outputs/x.pdf")).render("en") == f"Written: {Path('outputs/x.pdf')}"
    assert msg("ô báo lỗi {value}", value=Kind.ONE).render("en") == "the cell shows the error mot"
    assert msg("Bản chính thức, {count} trang.", count=12).render("en") == "Final document, 12 page(s)."


def test_a_message_without_values_keeps_its_braces() -> None:
    assert msg("dùng {{ … }} hoặc {{p … }}").render("en") == "use {{ … }} or {{p … }}"


def test_a_sentence_without_english_stays_vietnamese() -> None:
    assert Message("câu này không có trong danh mục", {}).render("en") == "câu này không có trong danh mục"


@pytest.mark.parametrize(
    ("place", "english"),
    [
        (FilePlace("a.yaml", 3), "a.yaml, line 3"),
        (FilePlace("a.yaml", 3, 5), "a.yaml, line 3, column 5"),
        (CellPlace("a.xlsx", "KT", "C7"), "a.xlsx, sheet “KT”, cell C7"),
        (
            TemplatePlace("m.docx", text="Số {{ so }}", tag="{{ so }}"),
            "template m.docx, paragraph “Số {{ so }}”, tag {{ so }}",
        ),
        (TemplatePlace("m.docx", "word/header1.xml"), "m.docx, part word/header1.xml"),
        (PagePlace("a.pdf", 2, "Kính gửi"), "a.pdf, page 2, “Kính gửi”"),
    ],
)
def test_places_are_said_in_english(place: FilePlace | CellPlace | TemplatePlace | PagePlace, english: str) -> None:
    assert place.message().render("en") == english


def test_an_error_is_said_in_the_language_asked_for() -> None:
    error = DataError.of("a.b", msg("tệp có mật khẩu"), place=FilePlace("a.xlsx"), hint=msg("bỏ mật khẩu rồi lưu lại"))
    assert error.render("en") == "a.xlsx: the file has a password\n    → take the password off and save the file again"


# --- the commands -------------------------------------------------------------------------------------------

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'")


def vietnamese_letters(text: str) -> str:
    """The letters of `text` that only Vietnamese has, quoted data aside."""
    plain = unicodedata.normalize("NFD", _QUOTED.sub("", text))
    return "".join(letter for letter in plain if unicodedata.combining(letter) or letter in "đĐ")


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """Run a command that must be refused; all that it said."""
    monkeypatch.delenv("REPORTGEN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)

    def check(*arguments: str) -> str:
        assert run(list(arguments)) == WRONG
        captured = capsys.readouterr()
        return captured.out + captured.err

    return check


BAD_INPUT = {
    "nothing": "",
    "wrong types": "co_quan: [a, b]\nhoi_nghi: x\nky_bao_cao: 3\nchi_tieu: khong\nbao_cao: []\n",
    "unknown keys": "co_quan: {ten: A, dia_dnah: B, Tên gì đó: C}\nhoi_nghi: {}\nky_bao_cao: {}\nbao_cao: {}\n",
    "a tab": "co_quan:\n\tten: Đảng ủy\n",
    "an open quotation mark": 'co_quan:\n  ten: "Đảng ủy\n',
    "a colon in a value": "co_quan:\n  ten: Đảng ủy: phường\n",
    "a key twice": "co_quan:\n  ten: Một\n  ten: Hai\n",
    "a dash without its space": "co_quan:\n  -ten\n",
    "figures that cannot be read": (
        "co_quan: {ten: A}\nhoi_nghi: {ten: B}\nky_bao_cao: {da_qua: 9 tháng đầu năm 2026}\n"
        "chi_tieu:\n  - {ma: Thu, ten: Thu, ket_qua: nhiều lắm}\n"
        "  - {ma: chi, ten: Chi, ket_qua: 3.700, don_vi: đồng x}\n"
        "  - {ma: chi, ten: Chi, ket_qua: độ 3 tỷ, don_vi: tỷ đồng}\n"
        "bao_cao: {so: x, ngay: 31/02/2026, trich_yeu: C, noi_dung: ['{{ chi_tieu.khac }}', '{{ lẻ']}\n"
    ),
}


@pytest.mark.parametrize("content", BAD_INPUT.values(), ids=list(BAD_INPUT))
def test_english_on_bad_input_holds_no_vietnamese(content: str, said: Said, tmp_path: Path) -> None:
    (tmp_path / "hoi-nghi.yaml").write_text(content, encoding="utf-8")
    shown = said("--lang", "en", "report", ".", "-o", "out")
    assert shown.startswith(("Error:", "Missing:", "Warning:", "Note:"))
    assert vietnamese_letters(shown) == "", shown


TAGS = [
    "{{ ho_tne }}",
    "{{ ho_ten",
    "{{ }}",
    "{{ ho_ten | viet_hoa }}",
    "{{ ho_ten.__class__ }}",
    "{% for x in ho_ten %}",
    "{% lap %}",
    "{%tr for x in ho_ten %}",
    "{{ ho_ten + 1 }}",
    "{{ 1 / 0 }}",
    "{{ ho_ten | ngay }}",
]


@pytest.mark.parametrize("tag", TAGS)
def test_english_on_a_bad_template_holds_no_vietnamese(tag: str, said: Said, tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(word_file(p(f"Kính gửi {tag}")))
    (tmp_path / "du-lieu.yaml").write_text("ho_ten: Nguyễn Văn A\n", encoding="utf-8")
    shown = said("--lang", "en", "fill", "mau.docx", "du-lieu.yaml", "-o", "out/x.docx")
    assert "mau.docx" in shown
    assert vietnamese_letters(shown.replace(tag, "")) == "", shown


USAGE_ERRORS = [
    [],
    ["lenh-sai"],
    ["pdff"],
    ["pdf"],
    ["pdf", "--sai"],
    ["pdf", "--strictt", "a.docx"],
    ["pdf", "--strict=1", "a.docx"],
    ["pdf", "a.docx", "b.docx", "c.docx"],
    ["pdf", "-o"],
    ["fill", "a"],
    ["fill", "--missing", "x", "a", "b"],
    ["fill", "a", "b", "c"],
    ["report", "--drft"],
    ["new"],
    ["--lang", "fr"],
    ["--lang"],
]
_OF_CLICK = re.compile(
    r"\b(usage|error|try|for help|options?|commands?|args?|missing|no such|invalid|got|did you|requires?|takes?|show|"
    r"input|template|data|docx|folder|name|path|file|text|directory|choose|value|argument|parameter|unexpected)\b",
    re.IGNORECASE,
)


def english_words(shown: str) -> list[str]:
    """Words of click's that stand in `shown`; what was typed (in quotation marks) and the options' names aside."""
    plain = re.sub(r"'[^']*'|--?[\w-]+|\[error\|gap\|blank\]|\.\w+", "", shown)
    return [match[0] for match in _OF_CLICK.finditer(plain)]


@pytest.mark.parametrize("arguments", USAGE_ERRORS, ids=" ".join)
def test_a_usage_error_is_said_in_vietnamese_only(arguments: list[str], said: Said) -> None:
    shown = said(*arguments)
    assert "Lỗi:" in shown or "Cách dùng:" in shown
    assert english_words(shown) == [], shown


@pytest.mark.parametrize("arguments", USAGE_ERRORS, ids=" ".join)
def test_a_usage_error_is_said_in_english_on_request(
    arguments: list[str], said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_LANG", "en")
    shown = said(*arguments)
    assert "Error:" in shown or "Usage:" in shown
    assert vietnamese_letters(shown) == "", shown


@pytest.mark.parametrize("command", ["report", "fill", "pdf", "templates", "new"])
def test_help_is_in_one_language(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    run([command, "--help"])
    vietnamese = capsys.readouterr().out
    assert "Cách dùng:" in vietnamese
    assert [word for word in english_words(vietnamese) if word not in ("error", "blank")] == []
    run(["--lang", "en", command, "--help"])
    english = capsys.readouterr().out
    assert "Usage:" in english
    assert vietnamese_letters(english) == ""
