"""A small .xlsx of plain tables. In: sheets of rows of text and whole numbers. Out: the file's bytes; and back.

A workbook and not a CSV file, because in a CSV file nothing says what is text: Excel runs a value that begins with
= + - @ as a formula unless the value is changed, and guesses at encodings and separators. Here every text is stored
as text, in cells formatted as Text, so it stays text also when somebody edits it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

Value: TypeAlias = str | int
LONGEST_TEXT = 32_767  # letters that Excel takes in a cell


class Sheet(NamedTuple):
    """A table: its name, the width of each column in letters, the headings, the rows."""

    name: str
    widths: Sequence[int]
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The workbook. The same sheets give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as package:
        for name, content in _parts(sheets):
            package.writestr(zipfile.ZipInfo(name), content.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_TEXT, _NUMBER, _HEADING = 1, 2, 3  # the places of the formats in `cellXfs`
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font>'
    '<font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n in numbers
    )
    yield (
        "[Content_Types].xml",
        (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{overrides}</Types>'
        ),
    )
    yield "_rels/.rels", _relationships([("officeDocument", "xl/workbook.xml")])
    listed = "".join(
        f'<sheet name="{_text(sheet.name)}" sheetId="{n}" r:id="rId{n}"/>' for n, sheet in enumerate(sheets, start=1)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relationships([*targets, ("styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES
    for n, sheet in zip(numbers, sheets, strict=True):
        yield f"xl/worksheets/sheet{n}.xml", _sheet(sheet)


def _relationships(targets: list[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _sheet(sheet: Sheet) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(sheet.widths, start=1)
    )
    rows = [_row(1, sheet.headings, _HEADING)]
    rows += (_row(number, row, _TEXT) for number, row in enumerate(sheet.rows, start=2))
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData>"
        f'<autoFilter ref="A1:{chr(64 + len(sheet.headings))}{len(rows)}"/></worksheet>'
    )


def _row(number: int, values: Sequence[Value], style: int) -> str:
    cells = "".join(
        _cell(f"{chr(65 + column)}{number}", value, style) for column, value in enumerate(values) if value != ""
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(spot: str, value: Value, style: int) -> str:
    if isinstance(value, int):
        return f'<c r="{spot}" s="{_NUMBER}"><v>{value}</v></c>'
    return f'<c r="{spot}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'


_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def _text(value: str) -> str:
    """The text as XML: characters that XML does not know are shown as U+FFFD; "_x0041_" is no code here."""
    cut = value if len(value) <= LONGEST_TEXT else f"{value[: LONGEST_TEXT - 1]}…"
    clean = _LOOKS_CODED.sub("_x005F_", _NO_XML.sub("\ufffd", cut))
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


# --- back ----------------------------------------------------------------------------------------------

_FIRST_SHEET = "xl/worksheets/sheet1.xml"
_OTHERS = ("docProps/", "xl/sharedStrings")  # parts that other programs write
_MOST_BYTES = 1 << 29
_TEXT_CELL = re.compile(r'<c r="([A-Z]+)\d+" s="1" t="inlineStr"><is><t xml:space="preserve">([^<]*)</t></is></c>')


def texts_in(data: bytes, columns: Container[str]) -> list[str] | None:
    """The texts in these columns ("E") of the first sheet of a workbook that `write_workbook` made; None for another:
    Excel, when it saves a workbook, keeps its texts elsewhere. A hundred times as fast as a reader for any workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            others = any(name.startswith(_OTHERS) for name in package.namelist())
            if others or package.getinfo(_FIRST_SHEET).file_size > _MOST_BYTES:
                return None
            sheet = package.read(_FIRST_SHEET).decode("utf-8")
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return None
    return [_plain(text) for column, text in _TEXT_CELL.findall(sheet) if column in columns]


def _plain(text: str) -> str:
    for code, letter in (("&quot;", '"'), ("&gt;", ">"), ("&lt;", "<"), ("&amp;", "&")):
        text = text.replace(code, letter)
    return text.replace("_x005F_", "_")
