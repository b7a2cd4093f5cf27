"""The certificates as files. In: commendations, a template, where to. Out: a document for each, or one PDF of them all,
and an account of every row of the list: rows in = documents out + rejected + duplicates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..batch.merge import Options, Outcome, Tell, merge_source, merge_source_into_one
from ..batch.plan import Column, Record
from ..batch.proof import ProofEntry, write_proof
from ..batch.sources import Source
from ..errors import Problem, Severity
from ..fonts import FontLibrary
from ..messages import msg
from ..places import FilePlace, Place
from ..template.find import find_template
from ..template.opening import open_template
from ..template.written import as_written
from .certificates import Certificate
from .commendations import Commendations

NAME = "{stt:02} {ten}"
READ_FROM = {
    "ten": ("ten",),
    "thanh_tich": ("thanh_tich",),
    "chuc_vu_don_vi": ("chuc_vu", "don_vi"),
    "vao_so": ("so_so",),
}
"""The columns of the list that a field of the record was made of."""
COLUMNS = {"ten": Column("Họ và tên", None)}
"""What file names may be made of, also when no row can be used."""


def issue(
    made: Commendations,
    target: Path,
    options: Options,
    *,
    template: str | None = None,
    one_file: bool = False,
    tell: Tell | None = None,
) -> Outcome:
    """Write the certificates: into the folder `target`, or all into the PDF `target`.

    `template` stands for the one that the input names. Raises ReportgenError when nothing can be made.
    """
    name = template or made.template
    chosen = replace(options, name=options.name or NAME, standard=options.standard or _paper(name, made))
    source = source_of_certificates(made)
    if one_file:
        return merge_source_into_one(name, source, target, chosen, tell=tell)
    return merge_source(name, source, target, chosen, tell=tell)


def prove(made: Commendations, target: Path, options: Options, *, template: str | None = None, title: str = "") -> int:
    """Write the proof sheets of all certificates to `target`, with every row of the list that gave none; how many those
    are. Raises ReportgenError when no sheet can be made."""
    name = template or made.template
    fonts = FontLibrary(directories=options.font_dirs)
    opened = open_template(name, standard=options.standard or _paper(name, made), fonts=fonts, preview=True)
    entries = (
        ProofEntry(one.number, str(one.data.get("ten") or ""), as_written(one.data), one.problems)
        for one in source_of_certificates(made).records
        if not one.first
    )
    return write_proof(opened, entries, target, fonts, missing=options.missing, title=title, language=options.language)


def misgivings(template: str | None) -> list[Problem]:
    """What is to be said of a template of somebody's own: without boxes long names are not made to fit."""
    found = find_template(template) if template else None
    if found is None or found.boxes or found.is_form:
        return []
    message = msg("mẫu này không có phần vua_khung nên tên dài, thành tích dài không được làm cho vừa")
    hint = msg("chép cả thư mục mẫu bằng lệnh {command}, sửa tệp Word trong đó rồi đưa đường dẫn thư mục",
               command="reportgen templates giay-khen -o THU-MUC")  # fmt: skip
    return [Problem("certificates.no-boxes", message, FilePlace(str(found.path)), hint, Severity.WARNING)]


def is_form(made: Commendations, template: str | None) -> bool:
    """Whether the certificates are printed over blanks, which gives PDF only."""
    return find_template(template or made.template).is_form


def _paper(name: str, made: Commendations) -> str | None:
    """The template's file for the paper size, where it has one."""
    return made.paper_size if made.paper_size in find_template(name).variants else None


def source_of_certificates(made: Commendations) -> Source:
    """Every row of the list as a record: those with a certificate, then the wrong ones, then those that stand twice."""
    records = list(_records(made))
    first = {id(one.recipient): number for number, one in enumerate(made.certificates, start=1)}
    for twice in made.recipients.duplicates:
        place = twice.recipient.place
        told = tuple(one for one in made.recipients.problems if one.place == place)
        records.append(Record(0, {}, place, problems=told, first=first[id(twice.first)]))
    numbered = (record._replace(number=number) for number, record in enumerate(records, start=1))
    return Source(tuple(numbered), COLUMNS, made.recipients.total)


def _records(made: Commendations) -> Iterator[Record]:
    for one in made.certificates:
        yield Record(0, one.record, one.recipient.place, _places(one))
    for wrong in made.recipients.rejected:
        yield Record(0, wrong.row.plain(), wrong.place, problems=wrong.problems)


def _places(one: Certificate) -> dict[str, Place]:
    """Where a record's fields were read; what does not come from the list stands at the name."""
    known = one.recipient.places
    found = {field: next((known[key] for key in keys if key in known), None) for field, keys in READ_FROM.items()}
    return {field: place or one.recipient.place for field, place in found.items()}
