"""Files that are sane but for their size. Out: `CASES`, name -> bytes."""

from __future__ import annotations

from collections.abc import Callable

from tests.notation import cell, field, p, r, row, sect, section_break, style, table, text_box, word_file

from .contents import WORDS
from .packages import MAIN, RELATIONS, body, edited, replaced

MEGABYTE = 1_000_000


def _words(length: int) -> str:
    return ("Đảng ủy phường đã lãnh đạo " * (length // 27 + 1))[:length]


def _attributes(count: int, *, on: int) -> bytes:
    """`count` attributes on each of `on` elements."""
    element = "<w:p " + " ".join(f"a{index}='1'" for index in range(count)) + "/>"
    return replaced({MAIN: body(element * on)})


def link(relation: str) -> str:
    return f'<w:hyperlink r:id="{relation}"><w:r><w:t>x</w:t></w:r></w:hyperlink>'


def _small_box(index: int) -> str:
    return text_box("x", x=index * 5000, y=index * 10_000, width=300_000, height=100_000, wrap="wrapSquare")


def _relationships(count: int) -> str:
    lines = (f'<Relationship Id="y{index}" Type="a/image" Target="m{index}.png"/>' for index in range(count))
    return f"{''.join(lines)}</Relationships>"


def _too_much() -> bytes:
    """Not so well packed that the package gives it away."""
    block = "".join(f'<w:r a="{index * 7919 % 100_003}"/>' for index in range(50_000))
    return replaced({MAIN: body(f"<w:p>{block * 52}</w:p>")})


CASES: dict[str, Callable[[], bytes]] = {
    "a-megabyte-in-one-run": lambda: word_file(p(_words(MEGABYTE))),
    "a-megabyte-in-50000-runs": lambda: word_file(p(*["chữ nghĩa và đôi lời"[:20]] * 50_000)),
    "50000-runs-that-differ": lambda: word_file(p(*[r("chữ ", "b" if index % 2 else "i") for index in range(50_000)])),
    "a-word-of-100000-letters": lambda: word_file(p("x" * 100_000)),
    "a-word-of-100000-letters-in-a-cell": lambda: word_file(table(row("x" * 100_000, "b"))),
    "a-paragraph-without-breaks-in-letters": lambda: word_file(
        p(*[r("x", "b" if index % 2 else "i") for index in range(20_000)])
    ),
    "100000-hyphens": lambda: word_file(p("-" * 100_000)),
    "20000-nothings": lambda: word_file(*["<w:p/>"] * 20_000),
    "10000-rows": lambda: word_file(table(*[row(str(index), "Nguyễn Văn A") for index in range(10_000)])),
    "2000-rows-merged": lambda: word_file(
        table(row(cell("a", pr="vMerge=restart"), "b"), *[row(cell("a", pr="vMerge"), "b")] * 2000)
    ),
    "2000-rows-that-keep": lambda: word_file(table(*[row(cell(p("a", pr="keepNext")), "b", pr="cantSplit")] * 2000)),
    "2000-header-rows": lambda: word_file(table(*[row("a", "b", pr="tblHeader")] * 2000)),
    "a-cell-of-a-hundred-pages": lambda: word_file(table(row(cell(*[WORDS] * 450)))),
    "500-tables": lambda: word_file(*[table(row("a", "b")), p()] * 500),
    "5000-keep-next": lambda: word_file(*[p("a", pr="keepNext")] * 5000),
    "500-sections-with-headers": lambda: word_file(
        *["a", section_break("cols(num=2)")] * 500, header=p("đầu", field("PAGE")), footer=p(field("NUMPAGES"))
    ),
    "2000-footnotes": lambda: word_file(
        *[p("a", f'<w:r><w:footnoteReference w:id="{index}"/></w:r>') for index in range(1, 2001)],
        footnotes=dict.fromkeys(range(1, 2001), "x"),
    ),
    "20000-styles": lambda: word_file(
        "a", styles="".join(style(f"S{index}", based_on=f"S{index // 2}", rpr="b") for index in range(1, 20_000))
    ),
    "5000-fields": lambda: word_file(p(*[field("PAGE")] * 5000)),
    "2000-links-to-nowhere": lambda: word_file(p(*[link(f"rId{index}") for index in range(2000)])),
    "2000-unknown-names": lambda: word_file(p(*[f"<w:x{index}/>" for index in range(2000)], "a")),
    "500-fonts": lambda: word_file(p(*[r("a", f"rFonts(ascii=F{index})") for index in range(500)])),
    "200-paragraphs-in-the-header-of-500-pages": lambda: word_file(
        p(*[r('<w:br w:type="page"/>')] * 500), header=p(WORDS) * 200
    ),
    "a-long-box-in-the-header-of-300-pages": lambda: word_file(
        p(*[r('<w:br w:type="page"/>')] * 300), header=p(text_box(*[WORDS] * 100))
    ),
    "200-boxes-in-the-way": lambda: word_file(*[p(WORDS, text_box("x", x=2_000_000, wrap="wrapSquare"))] * 200),
    "200-boxes-in-a-paragraph": lambda: word_file(p(WORDS * 9, *[_small_box(index) for index in range(200)])),
    "200-columns-to-balance": lambda: word_file(
        *(["a b c"] * 20 + [section_break("cols(num=3) type=continuous")]) * 200, section=sect("type=continuous")
    ),
    "100000-marks-on-a-letter": lambda: word_file(p("a" + "\u0301" * 100_000)),
    "20000-bookmarks": lambda: word_file(
        p(*[f'<w:bookmarkStart w:id="{index}" w:name="b{index}"/>' for index in range(20_000)], field("PAGEREF b3"))
    ),
    "a-path-of-60000-points": lambda: word_file(
        p(r(f'<w:pict><v:shape style="width:9pt;height:9pt" path="m0,0{"l5,5" * 60_000}e"/></w:pict>'))
    ),
    "20000-relationships": lambda: edited(RELATIONS, ("</Relationships>", _relationships(20_000))),
    "more-xml-than-fits-into-memory": _too_much,
    "a-million-attributes": lambda: _attributes(1000, on=1000),
    "an-element-of-20000-attributes": lambda: _attributes(20_000, on=1),
    "a-text-of-eleven-megabytes": lambda: word_file(p("x" * 11_000_000)),
    "300000-runs-of-nothing": lambda: word_file(p("<w:r/>" * 300_000)),
    "200000-unknown-elements": lambda: word_file("<x/>" * 200_000),
    "30000-tabs": lambda: word_file(p("\t" * 30_000)),
}
