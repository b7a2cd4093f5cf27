"""Tables: grids, merged cells, borders and what a table's style gives each cell."""

from __future__ import annotations

import pytest

from reportgen.errors import PackageError
from reportgen.word.blocks import Paragraph, Table, Width
from tests.notation import DEFAULT_STYLES, cell, p, props, row, style, table
from tests.word.reading import cells, codes, read, text_of
from tests.word.reading import table as read_table

SINGLE = "val=single sz=4 color=000000"
ALL_BORDERS = (
    f"tblBorders{{top({SINGLE}) left({SINGLE}) bottom({SINGLE}) right({SINGLE}) insideH({SINGLE}) insideV({SINGLE})}}"
)


def table_style(name: str, *, more: str = "", pr: str = "", rpr: str = "", based_on: str = "") -> str:
    return style(name, kind="table", more=more, pr=pr, rpr=rpr, based_on=based_on)


def region(kind: str, *, rpr: str = "", pr: str = "", cell_pr: str = "") -> str:
    inner = "".join(f"<w:{tag}>{props(text)}</w:{tag}>" for tag, text in (("pPr", pr), ("rPr", rpr), ("tcPr", cell_pr)))
    return f'<w:tblStylePr w:type="{kind}">{inner}</w:tblStylePr>'


def two_by(rows: int, *, look: str = "", style_name: str = "T", **more: str) -> str:
    body = [row("a", "b") for _ in range(rows)]
    return table(*body, style=style_name, pr=f"tblW(w=0 type=auto) tblLook({look})", **more)


# --- properties ------------------------------------------------------------------------------------------


def test_a_table_has_its_grid_and_widths() -> None:
    found = read_table(table(row("a", cell("b", width=3000)), grid=(4000, 3000), pr="tblW(w=2500 type=pct)"))
    assert (found.grid, found.style.width) == ((200.0, 150.0), Width("percent", 0.5))
    assert found.rows[0].cells[1].width == Width("points", 150.0)


@pytest.mark.parametrize(
    ("notation", "width"),
    [
        ("tblW(w=5000 type=dxa)", Width("points", 250.0)),
        ("tblW(w=0 type=auto)", Width()),
        ("tblW(w=0 type=nil)", Width("nil")),
        ("tblW(w=100% type=pct)", Width("percent", 1.0)),
        ("tblW(w=-5 type=dxa)", Width()),
    ],
)
def test_a_table_width(notation: str, width: Width) -> None:
    assert read_table(table(row("a"), pr=notation)).style.width == width


def test_layout_alignment_indent_margins_and_spacing() -> None:
    pr = "tblLayout(type=fixed) jc=center tblInd(w=100 type=dxa) tblCellMar{left(w=60 type=dxa)} "
    pr += "tblCellSpacing(w=20 type=dxa)"
    found = read_table(table(row("a"), pr=pr)).style
    assert (found.layout, found.align, found.indent, found.cell_spacing) == ("fixed", "center", 5.0, 1.0)
    assert found.margins == (3.0, 0.0, 5.4, 0.0)


def test_a_floating_table() -> None:
    floating = read_table(
        table(row("a"), pr="tblpPr(leftFromText=180 vertAnchor=page tblpX=100 tblpYSpec=top)")
    ).style.floating
    assert floating is not None
    assert (floating.x.relative_to, floating.x.offset, floating.y.relative_to, floating.y.align) == (
        "column",
        5.0,
        "page",
        "top",
    )
    assert floating.distances == (9.0, 0.0, 0.0, 0.0)


def test_row_properties() -> None:
    pr = "cantSplit tblHeader trHeight(val=400 hRule=exact) gridBefore=1 wBefore(w=500 type=dxa) gridAfter=1"
    found = read_table(table(row("a", pr=pr))).rows[0]
    assert (found.cant_split, found.header, found.height, found.height_rule) == (True, True, 20.0, "exact")
    assert (found.skip_before, found.skip_after, found.width_before) == (1, 1, Width("points", 25.0))


def test_a_height_without_a_rule_is_a_least_height() -> None:
    assert read_table(table(row("a", pr="trHeight=400"))).rows[0].height_rule == "atLeast"


def test_hidden_and_deleted_rows_are_gone() -> None:
    found = read_table(table(row("a", pr="hidden"), row("b", pr="<w:del/>"), row("c")))
    assert text_of(found) == "c"


def test_cell_properties() -> None:
    pr = "vAlign=center textDirection=btLr noWrap tcFitText shd(val=clear fill=DDDDDD) tcMar{top(w=40 type=dxa)}"
    found = cells(table(row(cell("a", pr=pr))))[0][0]
    assert (found.vertical_align, found.text_direction, found.no_wrap, found.fit_text) == ("center", "btLr", True, True)
    assert (found.shading, found.margins) == ("DDDDDD", (5.4, 2.0, 5.4, 0.0))


def test_merged_cells() -> None:
    rows = (row(cell("a", pr="vMerge=restart"), cell("b", pr="gridSpan=2")), row(cell("c", pr="vMerge"), "d", "e"))
    found = cells(table(*rows, grid=(1000, 1000, 1000)))
    assert [[(one.vertical_merge, one.span) for one in line] for line in found] == [
        [("restart", 1), ("none", 2)],
        [("continue", 1), ("none", 1), ("none", 1)],
    ]


def test_cells_merged_the_old_way_are_one() -> None:
    line = row(cell("a", pr="hMerge=restart", width=1000), cell("b", pr="hMerge", width=1000), cell("c"))
    found = cells(table(line, grid=(1000, 1000, 1000)))[0]
    assert [(text_of(one.blocks), one.span) for one in found] == [("a", 2), ("c", 1)]
    assert found[0].width == Width("points", 100.0)


def test_rows_and_cells_in_wrappers_are_read() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row('a')}</w:sdtContent></w:sdt>"
    inner = row("<w:sdt><w:sdtContent>" + cell("b") + "</w:sdtContent></w:sdt>")
    assert text_of(read_table(table(wrapped, inner))) == "a/b"


def test_a_cell_without_a_paragraph_gets_one() -> None:
    assert len(cells(table("<w:tr><w:tc/></w:tr>"))[0][0].blocks) == 1


def test_a_table_in_a_cell() -> None:
    found = cells(table(row(cell(table(row("trong")), p("sau")))))[0][0]
    assert isinstance(found.blocks[0], Table)
    assert text_of(found.blocks) == "trong/sau"


# --- borders ---------------------------------------------------------------------------------------------


def test_a_tables_own_borders() -> None:
    found = read_table(table(row("a"), pr=ALL_BORDERS)).style.borders
    assert found.top == ("single", 0.5, "000000", 0.0)
    assert found.inside_vertical is not None


def test_a_cells_own_borders_and_the_ones_it_takes_away() -> None:
    found = cells(table(row(cell("a", pr="tcBorders{top(val=double sz=4) left(val=nil) bottom(val=none)}"))))[0][0]
    assert found.borders.top is not None
    assert found.borders.top.style == "double"
    assert found.no_borders == {"left", "bottom"}


def test_a_rows_exceptions() -> None:
    exceptions = f"<w:tblPrEx>{props('tblBorders{top(val=nil)} tblCellMar{left(w=0 type=dxa)}')}</w:tblPrEx>"
    found = read_table(table(row("a").replace("<w:tr>", "<w:tr>" + exceptions), pr=ALL_BORDERS)).rows[0]
    assert found.borders is not None
    assert (found.borders.top, found.borders.left is None) == (None, False)
    assert found.margins == (0.0, 0.0, 5.4, 0.0)


# --- styles ----------------------------------------------------------------------------------------------


def test_a_table_style_gives_borders_margins_and_spacing() -> None:
    base = table_style("B", more=f"<w:tblPr>{props('tblCellMar{left(w=0 type=dxa)}')}</w:tblPr>")
    styles = base + table_style(
        "T", based_on="B", more=f"<w:tblPr>{props(ALL_BORDERS)}</w:tblPr>", pr="spacing(after=40)"
    )
    found = read_table(two_by(1), styles=styles)
    assert found.style.borders.inside_horizontal is not None
    assert found.style.margins[0] == 0.0
    assert found.rows[0].cells[0].blocks[0].style.space_after == 2.0


def test_a_table_style_wins_over_the_documents_defaults_and_loses_to_the_paragraphs_style() -> None:
    defaults = DEFAULT_STYLES.replace(
        "<w:pPrDefault/>", '<w:pPrDefault><w:pPr><w:spacing w:after="200"/></w:pPr></w:pPrDefault>'
    )
    styles = defaults + table_style("T", pr="spacing(after=0) jc=center") + style("A", pr="jc=right")
    block = table(
        row(p("a"), p("b", style="A")).replace("<w:p>", "<w:tc><w:p>").replace("</w:p>", "</w:p></w:tc>"), style="T"
    )
    first, second = (one.blocks[0].style for one in cells(block, styles=styles)[0])
    assert (first.space_after, first.align, second.align) == (0.0, "center", "right")


def test_the_first_row_is_bold_where_the_table_asks_for_it() -> None:
    styles = table_style("T", more=region("firstRow", rpr="b"))
    for look, bold in (("firstRow=1", [True, False]), ("firstRow=0", [False, False]), ("val=0020", [True, False])):
        found = cells(two_by(2, look=look), styles=styles)
        assert [line[0].blocks[0].inlines[0].style.bold for line in found] == bold


def test_bands_alternate_below_the_first_row() -> None:
    styles = table_style(
        "T",
        more=region("band1Horz", cell_pr="shd(val=clear fill=EEEEEE)")
        + region("firstRow", cell_pr="shd(val=clear fill=111111)"),
    )
    found = cells(two_by(4, look="val=0000 firstRow=1 noVBand=1"), styles=styles)
    assert [line[0].shading for line in found] == ["111111", "EEEEEE", None, "EEEEEE"]


def test_the_first_column_wins_over_the_first_row_and_a_corner_over_both() -> None:
    more = "".join(region(kind, rpr=f"color={color}") for kind, color in
                   (("firstRow", "110000"), ("firstCol", "220000"), ("nwCell", "330000")))  # fmt: skip
    found = cells(
        two_by(2, look="val=0000 firstRow=1 firstColumn=1 noHBand=1 noVBand=1"), styles=table_style("T", more=more)
    )
    colors = [[one.blocks[0].inlines[0].style.color for one in line] for line in found]
    assert colors == [["330000", "110000"], ["220000", "000000"]]


def test_a_regions_borders_are_outer_at_its_rim_and_inner_within() -> None:
    more = region("firstRow", cell_pr=f"tcBorders{{bottom(val=double sz=4) insideV({SINGLE})}}")
    found = cells(two_by(2, look="val=0000 firstRow=1"), styles=table_style("T", more=more))
    first, second = found[0][0].borders, found[0][1].borders
    assert first.bottom is not None
    assert first.bottom.style == "double"
    assert (first.left, first.right is None, second.left is None, second.right) == (None, False, False, None)
    assert found[1][0].borders.bottom is None


def test_a_tables_own_borders_win_over_its_styles_regions() -> None:
    more = region("firstRow", cell_pr="tcBorders{top(val=double sz=4)}")
    block = table(row("a", "b"), style="T", pr=f"tblLook(firstRow=1) {ALL_BORDERS}")
    assert cells(block, styles=table_style("T", more=more))[0][0].borders.top is None


def test_a_cells_clear_shading_takes_the_styles_away() -> None:
    styles = table_style("T", more=f"<w:tcPr>{props('shd(val=clear fill=EEEEEE)')}</w:tcPr>")
    found = cells(table(row(cell("a", pr="shd(val=clear color=auto fill=auto)"), "b"), style="T"), styles=styles)[0]
    assert [one.shading for one in found] == [None, "EEEEEE"]


def test_bold_of_a_table_style_cancels_with_the_paragraph_styles() -> None:
    styles = table_style("T", more=region("firstRow", rpr="b")) + style("A", rpr="b")
    block = table(row(cell(p("a", style="A"))), style="T", pr="tblLook(firstRow=1)")
    assert not cells(block, styles=styles)[0][0].blocks[0].inlines[0].style.bold


def test_text_in_an_inner_table_knows_nothing_of_the_outer_style() -> None:
    styles = table_style("T", rpr="i") + table_style("Plain")
    block = table(row(cell(table(row("x"), style="Plain"), p("y"))), style="T")
    inner, outer = cells(block, styles=styles)[0][0].blocks
    assert (inner.rows[0].cells[0].blocks[0].inlines[0].style.italic, outer.inlines[0].style.italic) == (False, True)


# --- what cannot be taken as it stands -------------------------------------------------------------------


def nested(depth: int) -> str:
    block = p("đáy")
    for _ in range(depth):
        block = table(f"<w:tr><w:tc>{block}<w:p/></w:tc></w:tr>", grid=(4000,))
    return block


def test_tables_nest_as_deep_as_people_go() -> None:
    assert text_of(read_table(nested(20))).startswith("đáy")


def test_tables_nested_too_deep_are_refused() -> None:
    with pytest.raises(PackageError) as caught:
        read(nested(55))
    assert caught.value.problems[0].code == "word.too-deep"


@pytest.mark.parametrize(
    "pr", ["gridSpan=99999", "gridSpan=-1", "tcW(w=abc type=dxa)", "tcMar{top(w=x type=dxa)}", "gridSpan=two"]
)
def test_a_cell_value_that_means_nothing_is_named(pr: str) -> None:
    document = read(table(row(cell("a", pr=pr))))
    assert codes(document) == ["word.bad-value"]
    assert document.sections[0].blocks[0].rows[0].cells[0].span == 1


def test_a_table_without_rows_is_empty() -> None:
    assert read_table(table()).rows == ()


def test_a_table_style_that_is_not_there_is_none() -> None:
    assert text_of(read_table(two_by(1, style_name="Gone"))) == "a/b"


OVERRIDES = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/><w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat>'
)


def size_in_table(normal: int, *, settings: str = "", rpr: str = "sz=20", based: str = "") -> float:
    """The size of a text in a table whose style says `rpr`, under a Normal of `normal` half points."""
    styles = table_style("T", rpr=rpr) + style("Normal", default=True, rpr=f"sz={normal}")
    styles += style("Own", based_on="Normal", rpr=based)
    block = table(row(cell(p("x", style="Own"), width=2000)), grid=(2000,), style="T")
    found = cells(block, styles=styles, settings=settings)[0][0].blocks[0]
    assert isinstance(found, Paragraph)
    return found.mark.size


@pytest.mark.parametrize(("normal", "size"), [(22, 11.0), (24, 10.0), (26, 13.0)])
def test_only_twelve_points_of_normal_yield_to_a_table_style(normal: int, size: float) -> None:
    assert size_in_table(normal) == size


def test_a_file_may_say_that_normal_does_not_yield() -> None:
    assert size_in_table(24, settings=OVERRIDES) == 12.0


def test_normal_yields_to_no_table_style_without_a_size() -> None:
    assert size_in_table(24, rpr="b") == 12.0


def test_another_style_does_not_yield_its_own_size() -> None:
    assert size_in_table(24, based="sz=24") == 12.0
