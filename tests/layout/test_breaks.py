"""Where a line may end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportgen.layout.breaks import chunk_ends


def chunks(text: str) -> list[str]:
    ends = [0, *chunk_ends(text)]
    return [text[start:end] for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kinh tế  xã hội", "kinh |tế  |xã |hội"),  # blanks hang on the word before
        ("năm 2021-2025", "năm |2021-|2025"),
        ("số 15-NQ/TW", "số |15-|NQ/TW"),  # a slash is no opportunity
        ("giảm -5 độ", "giảm |-5 |độ"),  # a minus stays with its number
        ("đồng chí–bạn", "đồng |chí–|bạn"),
        ("một—hai", "một|—|hai"),
        ("tỷ lệ (88,44%), “đạt”", "tỷ |lệ |(88,44%), |“đạt”"),
        ("10\u00a0công trình", "10\u00a0công |trình"),
        ("a\u2011b c", "a\u2011b |c"),
        ("kết\u00adquả", "kết\u00ad|quả"),
        ("Họ tên:……… ngày", "Họ |tên:|……… |ngày"),
        ("漢字，かな", "漢|字，|か|な"),
        ("a\tb", "a\t|b"),
        ("x\ufffcy", "x|\ufffc|y"),
        ("cuối-", "cuối-"),
        ("", ""),
    ],
)
def test_a_line_may_end_behind_each_chunk(text: str, expected: str) -> None:
    assert "|".join(chunks(text)) == expected
