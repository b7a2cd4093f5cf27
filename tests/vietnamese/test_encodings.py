"""Old encodings: the tables both ways, and which words are converted, left alone or asked about."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.vietnamese.encodings import (
    Encoding,
    decode,
    encode,
    encoding_of_font,
    shows_capitals,
    to_unicode,
)
from reportgen.vietnamese.syllables import is_syllable

TCVN3, VNI = Encoding.TCVN3, Encoding.VNI

# The alphabet as each encoding shows in Windows, letter below letter: the hatted letters, then each vowel with
# huyền, hỏi, ngã, sắc, nặng.
SMALL = """ă â ê ô ơ ư đ
à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ
è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị
ò ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ
ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ""".split()  # noqa: SIM905
IN_TCVN3 = """¨ © ª « ¬ \xad ®
µ ¶ · ¸ ¹ » ¼ ½ ¾ Æ Ç È É Ê Ë
Ì Î Ï Ð Ñ Ò Ó Ô Õ Ö × Ø Ü Ý Þ
ß á â ã ä å æ ç è é ê ë ì í î
ï ñ ò ó ô õ ö ÷ ø ù ú û ü ý þ""".split()  # noqa: SIM905
IN_VNI = """aê aâ eâ oâ ô ö ñ
aø aû aõ aù aï aè aú aü aé aë aà aå aã aá aä
eø eû eõ eù eï eà eå eã eá eä ì æ ó í ò
oø oû oõ où oï oà oå oã oá oä ôø ôû ôõ ôù ôï
uø uû uõ uù uï öø öû öõ öù öï yø yû yõ yù î""".split()  # noqa: SIM905
CAPITALS_OF_TCVN3 = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))

VIETNAMESE = "".join(SMALL) + "aeiouybcdghklmnpqrstvx 0123456789.,/-"


@pytest.mark.parametrize(("encoding", "written"), [(TCVN3, IN_TCVN3), (VNI, IN_VNI)])
def test_the_whole_alphabet_both_ways(encoding, written):
    assert len(SMALL) == 67
    assert [decode(one, encoding) for one in written] == SMALL
    assert [encode(letter, encoding) for letter in SMALL] == written


def test_vni_has_all_capitals_with_signs_of_either_size():
    assert [decode(one.upper(), VNI) for one in IN_VNI] == [letter.upper() for letter in SMALL]
    assert [encode(letter.upper(), VNI) for letter in SMALL] == [one.upper() for one in IN_VNI]
    assert decode("Aù Oà Öï", VNI) == "Á Ồ Ự"


def test_tcvn3_has_capitals_without_tones_only():
    assert [decode(code, TCVN3) for code in CAPITALS_OF_TCVN3.values()] == list(CAPITALS_OF_TCVN3)
    assert [encode(letter, TCVN3) for letter in CAPITALS_OF_TCVN3] == list(CAPITALS_OF_TCVN3.values())
    assert encode("Ả", TCVN3) == encode("ả", TCVN3)


@given(st.text(VIETNAMESE))
def test_there_and_back_in_tcvn3(text):
    assert decode(encode(text, TCVN3), TCVN3) == text


@given(st.text(VIETNAMESE + VIETNAMESE.upper()))
def test_there_and_back_in_vni(text):
    assert decode(encode(text, VNI), VNI) == text


SENTENCES = [
    "Đảng ủy phường Mỹ Thới tổ chức Hội nghị sơ kết",
    "Kiểm tra 04 chi bộ, 14 đảng viên; giám sát 13 đảng viên",
    "Nguyễn Thị Hương Giang, Bí thư Chi bộ khóm Đông Thịnh 9",
    "ủy ban nhân dân, quốc phòng - an ninh, khởi nghĩa, giếng, gìn giữ, quý, thuở, khuỷu",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", Encoding)
def test_a_sentence_in_an_old_encoding_is_read(encoding, sentence):
    reading = to_unicode(encode(sentence, encoding))
    expected = sentence if encoding is VNI else decode(encode(sentence, TCVN3), TCVN3)
    assert (reading.text, reading.encodings, reading.doubts) == (expected, {encoding}, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ĐU-UBND phường tæ chøc  héi nghÞ Sơ kết", "ĐU-UBND phường tổ chức  hội nghị Sơ kết"),
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("Hµ Néi - 2011", "Hà Nội - 2011"),
        ("NguyÔn V¨n A", "Nguyễn Văn A"),
        ("c¸n bé, ®¶ng viªn cã thµnh tÝch", "cán bộ, đảng viên có thành tích"),
        ("§¶NG ñY PH¦êNG", "ĐẢNG ỦY PHƯỜNG"),
        ("h\xad¬ng ­íc", "hương ước"),
        ("§/c Lª V¨n A", "Đ/c Lê Văn A"),
        ("Sè 212-Q§/§U, ®/c BÝ th\xad", "Số 212-QĐ/ĐU, đ/c Bí thư"),
        ("Điều §5 và §iÒu 6", "Điều §5 và Điều 6"),
        ("Ñaûng boä phöôøng Myõ Thôùi", "Đảng bộ phường Mỹ Thới"),
        ("Chi bộ Tröôøng Tieåu hoïc", "Chi bộ Trường Tiểu học"),
    ],
)
def test_words_are_converted_where_it_is_certain(text, expected):
    reading = to_unicode(text)
    assert (reading.text, reading.doubts) == (expected, ())


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        *(unicodedata.normalize("NFC", word) for word in ("là ông bà cô bé", "số ông", "Kỳ Sơn", "sè", "có", "bé")),
        "Müller", "José Núñez", "São Paulo", "Göteborg", "Noël", "René Descartes", "Dvořák", "Пётр", "Straße",
        "Windows® và 20 µm", "« Dân vận khéo »", "«Dân vận khéo»", "Điều 5 § 2", "25 °C, 5 m², 16÷20, 3×4, ½",
        "Nguyễn" * 10, "n¨m" * 10,
        "Krông Pắc", "qúy vị", "Ðông Hải", "a ă â b c d đ e ê", "Pleiku, Đắk Lắk", "ê, ô, ơ", "pro\xadgram",
    ],
)  # fmt: skip
def test_good_text_is_left_alone(text):
    assert to_unicode(text) == (text, frozenset(), (), False)


@pytest.mark.parametrize(
    ("text", "word", "maybe"),
    [("Vâ A", "Vâ", "Võ"), ("Sø", "Sø", "Sứ"), ("Thaï", "Thaï", "Thạ"), ("Chæ", "Chæ", ""), ("héi", "héi", "hội")],
)
def test_one_word_alone_is_asked_about(text, word, maybe):
    reading = to_unicode(text)
    assert (reading.text, reading.doubts, reading.broken) == (text, ((word, maybe),), False)


def test_a_word_between_two_encodings_is_asked_about():
    reading = to_unicode("Đ/c Trần ThÞ Bé")
    assert (reading.text, reading.doubts, reading.broken) == ("Đ/c Trần Thị Bé", (("Bé", "Bộ"),), True)


def test_letters_lost_on_the_way_are_asked_about():
    reading = to_unicode("x· héi, h\xednd dÉn thi ®ua")
    assert reading.text == "xã hội, hínd dẫn thi đua"
    assert [doubt.word for doubt in reading.doubts] == ["hínd"]


def test_the_font_decides_what_the_word_alone_does_not():
    assert to_unicode("Vâ A", font=".VnTime").text == "Võ A"
    assert to_unicode("®¶ng ñy", font=".VnTimeH").text == "ĐẢNG ỦY"
    assert to_unicode("hoa", font=".VnTimeH").text == "HOA"
    assert to_unicode("Đảng ủy", font=".VnTime") == ("Đảng ủy", frozenset(), (), False)


def test_a_font_alone_is_not_enough_for_a_word_that_is_good_as_it_stands():
    reading = to_unicode("bé", font=".VnTime")
    assert (reading.text, reading.doubts, reading.broken) == ("bé", (("bé", "bộ"),), True)
    assert to_unicode("bé", font=".VnTime", evidence={TCVN3}).text == "bộ"


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [(".VnTime", TCVN3, False), (".VnTimeH", TCVN3, True), ("VNI-Times", VNI, False), ("Times New Roman", None, False)],
)
def test_fonts(font, encoding, capitals):
    assert (encoding_of_font(font), shows_capitals(font)) == (encoding, capitals)


@given(st.text())
def test_any_text_keeps_what_is_no_letter(text):
    reading = to_unicode(text)
    assert [one for one in reading.text if one.isdigit() or one.isspace()] == [
        one for one in text if one.isdigit() or one.isspace()
    ] or reading.encodings


@pytest.mark.parametrize(
    "word", ["nghiêng", "giếng", "gì", "quốc", "Quỳnh", "khuỷu", "HOÀ", "hòa", "soóc", "uống", "yêu", "ý"]
)
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["héi", "Müller", "chøc", "bat", "gha", "cé", "tóan", "aâ", "thếế", "Windows", "đd", ""]
)
def test_no_syllables(word):
    assert not is_syllable(word)
