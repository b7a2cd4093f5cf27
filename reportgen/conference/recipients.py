"""Who is commended, one by one. In: `khen-thuong.xlsx` or `.csv` beside `hoi-nghi.yaml`, or its list
`khen_thuong.danh_sach`. Out: `Recipients`: those who can be commended, the rows that cannot with the reason, those who
stand twice. A bad row stops no other.

How the columns of a sheet may be called stands in recipient_columns.py; text that begins with = + - @ is text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from ..errors import DataError, Problem, Severity
from ..messages import msg
from ..places import FilePlace, Place, quoted
from ..readers.data import CONFERENCE_FILE, tables_beside
from ..readers.record import Mapping as Row
from ..readers.record import Node, Scalar, Sequence, lookup
from ..readers.records import Records, Rejected, read_record_sheets, records_of_node
from ..readers.tables import key_of
from ..template.schema import by_place, validate
from ..vietnamese.dates import parse_date
from ..vietnamese.names import COMRADE, LADY, MISTER, clean_name, name_key, split_title
from ..vietnamese.numbers import Reading, parse_number
from ..vietnamese.quantities import parse_quantity
from ..vietnamese.text import clean_spaces, fold
from ..vietnamese.unreadable import Unreadable
from .model import Award
from .recipient_columns import KIND_NAMES, kind_named, with_known_columns

COLLECTIVE, PERSON = "tap_the", "ca_nhan"
FILE_KEYS = frozenset({"khen_thuong", "danh_sach_khen_thuong"})
"""What a file of recipients is called, without accents: khen-thuong.xlsx."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
DAY_ZERO = date(1899, 12, 30)
MAX_COEFFICIENT = Decimal(100)

_EXAMPLE = re.compile(r"[\[(][^\])]*\bví dụ\b[^\])]*[\])]", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s+)?(?:(?:\d{1,2}|[.…-]+)\s*[/.-]\s*)?((?:19|20)\d\d)", re.IGNORECASE)
"""1975, 8/1975, …/1975."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who is commended. `kind` is "tap_the" or "ca_nhan"; `title` is Đồng chí, Ông, Bà or "" (whatever the template
    says); `reason` "" means the common one; `amount` is in đồng. `places` says where each value stood, by the keys of
    `Award` (ten, don_vi, tien_thuong …). `example`: openly made up; no final paper may show it."""

    kind: str
    name: str
    place: Place
    title: str = ""
    post: str = ""
    unit: str = ""
    birth_year: int | None = None
    reason: str = ""
    coefficient: Decimal | None = None
    amount: int | None = None
    book_number: str = ""
    note: str = ""
    example: bool = False
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def position(self) -> str:
        """Post and unit in one line: "Bí thư Chi bộ khóm 1". Words that meet between them stand once: many write "Bí
        thư Chi bộ" beside "Chi bộ khóm 1"."""
        post = self.post.removesuffix(" ".join(self.unit.split()[:2])).strip()
        return f"{post} {self.unit}".strip()


class Duplicate(NamedTuple):
    """One who stands in the list again; only the first is commended."""

    recipient: Recipient
    first: Recipient


@dataclass(frozen=True, slots=True)
class Recipients:
    """`accepted` + `rejected` + `duplicates` are all the rows that came in. `notes` stop nothing, but for those that
    are errors of the list as a whole (two lists, a sheet without names)."""

    accepted: tuple[Recipient, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    notes: tuple[Problem, ...] = ()
    place: Place | None = None
    """The list, or its file; None when there is none."""

    def __bool__(self) -> bool:
        return self.place is not None and self.total > 0

    @property
    def total(self) -> int:
        return len(self.accepted) + len(self.rejected) + len(self.duplicates)

    @property
    def collectives(self) -> tuple[Recipient, ...]:
        return tuple(one for one in self.accepted if one.kind == COLLECTIVE)

    @property
    def people(self) -> tuple[Recipient, ...]:
        return tuple(one for one in self.accepted if one.kind == PERSON)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything there is to say of the list, each thing once, in the order of the files."""
        rejected = (problem for one in self.rejected for problem in one.problems)
        found = [*self.notes, *rejected, *map(_twice, self.duplicates)]
        return tuple(sorted({(one.code, one.place): one for one in found}.values(), key=by_place))

    def counted(self, kind: str) -> int:
        """How many of a kind the list names: those to be commended, and rows of that kind that cannot be used."""
        wrong = sum(_kind_of(one.row) == kind for one in self.rejected)
        return wrong + sum(one.kind == kind for one in self.accepted)


def read_recipients(path: Path | str) -> Recipients:
    """The recipients of the conference in the folder (or `hoi-nghi.yaml`) at `path`.

    Raises DataError or PackageError for files that cannot be read at all.
    """
    from ..readers.yaml_file import read_yaml

    path = Path(path)
    main = path / CONFERENCE_FILE if path.is_dir() else path
    return recipients_of(read_yaml(main), main.parent)


def recipients_of(root: Row, folder: Path | None) -> Recipients:
    """The recipients that the record of a conference lists, or a table in its folder. Raises as `read_recipients`."""
    listed = lookup(root, ("khen_thuong", "danh_sach"))
    files = _files(folder) if folder is not None else []
    found: list[tuple[str | None, Records]] = []
    if isinstance(listed, Sequence):
        found.append((None, records_of_node(listed)))
    for file in files:
        found.extend((kind_named(name), records) for name, records in read_record_sheets(file).items())
    lists = [listed.place] if isinstance(listed, Sequence) else []
    lists += [FilePlace(str(file)) for file in files]
    if not lists:
        return Recipients()
    reader = _Reader()
    for kind, records in found:
        reader.read(records, kind)
    return reader.result(lists)


def _files(folder: Path) -> list[Path]:
    return [file for file in tables_beside(folder / CONFERENCE_FILE) if key_of(file.stem) in FILE_KEYS]


# --- the list -------------------------------------------------------------------------------------------------


class _Reader:
    """Reads list after list; a row is accepted or rejected, and each thing noticed is told where it stands."""

    def __init__(self) -> None:
        self.accepted: list[Recipient] = []
        self.rejected: list[Rejected] = []
        self.notes: list[Problem] = []

    def read(self, records: Records, kind: str | None) -> None:
        known = with_known_columns(records, kind)
        self.notes.extend(known.notes)
        self.rejected.extend(known.rejected)
        titled = sum(_is_titled(row) for row in known.rows)
        for row in known.rows:
            try:
                self.accepted.append(_recipient(row, self.notes, titles_are_usual=titled > 0))
            except DataError as error:
                self.rejected.append(Rejected(row, error.problems))

    def result(self, lists: list[Place]) -> Recipients:
        self.notes.extend(_several(place, lists[0]) for place in lists[1:])
        accepted, duplicates = _without_duplicates(self.accepted)
        self.notes.extend(_namesakes(accepted))
        return Recipients(tuple(accepted), tuple(self.rejected), tuple(duplicates), tuple(self.notes), lists[0])


def _several(place: Place, first: Place) -> Problem:
    message = msg("danh sách khen thưởng đã có ở chỗ khác ({first})", first=first.message())
    return Problem("recipients.two-lists", message, place, msg("chỉ giữ một danh sách"))


def _without_duplicates(recipients: Iterable[Recipient]) -> tuple[list[Recipient], list[Duplicate]]:
    first: dict[tuple[str, str, str], Recipient] = {}
    duplicates = []
    for one in recipients:
        same = first.setdefault((one.kind, name_key(one.name), fold(one.unit)), one)
        if same is not one and None not in (same.birth_year, one.birth_year) and same.birth_year != one.birth_year:
            same = first.setdefault((one.kind, name_key(one.name), f"{fold(one.unit)} {one.birth_year}"), one)
        if same is not one:
            duplicates.append(Duplicate(one, same))
    return list(first.values()), duplicates


def _twice(duplicate: Duplicate) -> Problem:
    message = msg(
        "“{name}” có hai lần trong danh sách (lần đầu ở: {first})",
        name=quoted(duplicate.recipient.name),
        first=duplicate.first.place.message(),
    )
    hint = msg("nếu là hai người khác nhau thì ghi rõ đơn vị hoặc năm sinh; nếu là một người thì xóa một dòng")
    return Problem("recipients.duplicate", message, duplicate.recipient.place, hint)


def _namesakes(recipients: Iterable[Recipient]) -> Iterator[Problem]:
    """People of one name in different units are mostly two; it is said, no more."""
    by_name: dict[tuple[str, str], list[Recipient]] = defaultdict(list)
    for one in recipients:
        by_name[one.kind, name_key(one.name)].append(one)
    for first, *others in by_name.values():
        for other in others:
            message = msg(
                "“{name}” trùng tên với một dòng khác đơn vị ({first})",
                name=quoted(other.name),
                first=first.place.message(),
            )
            hint = msg("xem lại có phải cùng một người không")
            yield Problem("recipients.namesake", message, other.place, hint, Severity.WARNING)


# --- a row ----------------------------------------------------------------------------------------------------


def _kind_of(row: Row) -> str | None:
    node = row.get("loai")
    text = fold(str(node.value)) if isinstance(node, Scalar) and node.value is not None else ""
    return next((kind for kind, name in KIND_NAMES.items() if fold(name) == text), None)


def _is_titled(row: Row) -> bool:
    node = row.get("ten")
    parts = split_title(str(node.value)) if isinstance(node, Scalar) and node.value is not None else None
    return parts is not None and bool(parts.title) and not parts.doubtful


def _recipient(row: Row, notes: list[Problem], *, titles_are_usual: bool) -> Recipient:
    """The recipient in a row; what is noticed about it goes into `notes`. Raises DataError with all that is wrong."""
    if problem := _without_name(row):
        raise DataError(problem)
    award = validate(Award, row)
    places = {key: node.place for key, node in row.entries.items()}
    problems: list[Problem] = []
    figures = _Figures(places, problems)
    kind = COLLECTIVE if award.loai == KIND_NAMES[COLLECTIVE] else PERSON
    title, name = _title_and_name(award, kind, places["ten"], notes, titles_are_usual=titles_are_usual)
    made = Recipient(
        kind=kind,
        name=name,
        place=places["ten"],
        title=title,
        post=clean_spaces(award.chuc_vu or ""),
        unit=clean_spaces(award.don_vi or ""),
        birth_year=figures.birth_year(row.get("nam_sinh")),
        reason=clean_spaces(award.thanh_tich or ""),
        coefficient=figures.coefficient(award.he_so),
        amount=figures.amount(award.tien_thuong),
        book_number=award.so_so or "",
        note=clean_spaces(award.ghi_chu or ""),
        example=award.vi_du or bool(_EXAMPLE.search(name)),
        places=places,
    )
    if problems:
        raise DataError(problems)
    return made


def _without_name(row: Row) -> Problem | None:
    node = row.get("ten")
    if isinstance(node, Scalar) and node.value is not None and clean_name(str(node.value)):
        return None
    place = node.place if node is not None else row.place
    hint = msg("ghi tên vào ô này, hoặc xóa cả dòng nếu dòng này thừa")
    return Problem("recipients.no-name", msg("dòng này thiếu tên người hoặc tập thể được khen"), place, hint)


_TITLES = {"d_c": COMRADE, "dc": COMRADE, "dong_chi": COMRADE, "ong": MISTER, "ba": LADY, "ong_ba": ""}


def _title_and_name(
    award: Award, kind: str, place: Place, notes: list[Problem], *, titles_are_usual: bool
) -> tuple[str, str]:
    """The title, from its own column or split off the name, and the name."""
    name = clean_name(award.ten)
    if kind == COLLECTIVE:
        return "", name
    if award.danh_xung:
        given = clean_name(award.danh_xung)
        title = _TITLES.get(key_of(given), given)
        parts = split_title(name)
        return title, parts.name if parts.title == title and not parts.doubtful else name
    parts = split_title(name)
    if not parts.doubtful:
        return parts.title, parts.name
    if titles_are_usual:
        return parts.title, name.partition(" ")[2]
    message = msg(
        "“{name}”: chữ “{title}” có thể là danh xưng hoặc là họ, nên giữ nguyên", name=name, title=parts.title
    )
    hint = msg("thêm cột “Danh xưng” để phân biệt")
    notes.append(Problem("recipients.title-or-name", message, place, hint, Severity.WARNING))
    return "", name


class _Figures(NamedTuple):
    """Reads the figures of a row and gathers what is wrong with them."""

    places: Mapping[str, Place]
    problems: list[Problem]

    def birth_year(self, node: Node | None) -> int | None:
        value = node.value if isinstance(node, Scalar) else None
        if value is None:
            return None
        if isinstance(value, date):
            serial = (value - DAY_ZERO).days
            if FIRST_YEAR < serial < LAST_YEAR:
                message = msg("ô hiện ngày {day}, có lẽ là năm {year} bị định dạng kiểu ngày", day=value, year=serial)
                hint = msg("đổi định dạng ô thành Chung (General) rồi gõ lại năm sinh")
                self.problems.append(Problem("recipients.birth-year", message, self.places["nam_sinh"], hint))
                return None
            return value.year
        text = str(value).strip()
        if match := _YEAR.fullmatch(text):
            return int(match[1])
        try:
            return parse_date(text).year
        except Unreadable as error:
            message = msg("“{value}” không phải là năm sinh", value=quoted(text))
            hint = msg("ghi năm sinh đủ bốn chữ số, như 1975")
            dated = Problem(error.code, error.message, self.places["nam_sinh"], error.hint)
            plain = Problem("recipients.birth-year", message, self.places["nam_sinh"], hint)
            self.problems.append(plain if error.code == "date.malformed" else dated)
            return None

    def coefficient(self, text: str | None) -> Decimal | None:
        if text is None:
            return None
        try:
            value = parse_number(text, reading=Reading.VIETNAMESE)
        except Unreadable as error:
            self.problems.append(Problem(error.code, error.message, self.places["he_so"], error.hint))
            return None
        if 0 <= value <= MAX_COEFFICIENT:
            return value
        message = msg("hệ số {value} không dùng được", value=text)
        hint = msg("hệ số tiền thưởng viết như 0,3 hoặc 0,6; số tiền ghi ở cột tiền thưởng")
        self.problems.append(Problem("recipients.coefficient", message, self.places["he_so"], hint))
        return None

    def amount(self, text: str | None) -> int | None:
        """The money in đồng."""
        if text is None:
            return None
        place = self.places["tien_thuong"]
        try:
            value = parse_quantity(re.sub(r"(?i)\s*(?:vnđ|vnd)$", " đồng", text), unit="đồng").amount
        except Unreadable as error:
            message = msg("“{text}” không phải là số tiền", text=quoted(text))
            hint = msg("ghi số đồng chẵn, như 702.000") if error.code == "quantity.no-number" else error.hint
            self.problems.append(Problem("recipients.amount", message, place, hint))
            return None
        if value >= 0 and value == value.to_integral_value():
            return int(value)
        message = msg("“{text}” không phải là số tiền thưởng dùng được", text=quoted(text))
        hint = msg("ghi số đồng chẵn, như 702.000")
        self.problems.append(Problem("recipients.amount", message, place, hint))
        return None
