"""Any input by its ending, and a folder of inputs as one conference. In: a path. Out: nodes that know their place."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ..errors import DataError, Problem, ReportgenError, UsageError
from ..messages import msg
from ..places import FilePlace, Place
from .files import failure, names_nearby
from .record import Mapping, Node, Scalar, Sequence
from .tables import key_of

CONFERENCE_FILE = "hoi-nghi.yaml"
TABLE_ENDINGS = (".xlsx", ".csv")
_OTHER_ENDINGS = {
    ".xls": msg("mở bằng Excel, chọn Lưu thành (Save as), loại Excel Workbook (.xlsx)"),
    ".xlsm": msg("mở bằng Excel, chọn Lưu thành (Save as), loại Excel Workbook (.xlsx)"),
    ".xlsb": msg("mở bằng Excel, chọn Lưu thành (Save as), loại Excel Workbook (.xlsx)"),
    ".ods": msg("mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx"),
}


def read_data(path: Path | str) -> Node:
    """The data in a .yaml, .yml, .json, .xlsx or .csv file, or in a folder of them.

    Raises DataError or PackageError with every problem found, UsageError for another kind of file.
    """
    path = Path(path)
    if path.is_dir():
        return read_folder(path)
    ending = path.suffix.lower()
    if ending in (".yaml", ".yml"):
        return _read_yaml(path)
    if ending == ".xlsx":
        return _read_sheets(path)
    if ending == ".csv":
        from .csv_file import read_csv

        return read_csv(path)
    if ending == ".json":
        from .json_file import read_json

        return read_json(path)
    raise _unknown_ending(path, ending)


def _unknown_ending(path: Path, ending: str) -> ReportgenError:
    if not path.exists():
        return failure("file.missing", msg("không tìm thấy tệp"), path, names_nearby(path))
    hint = _OTHER_ENDINGS.get(ending, msg("dữ liệu đọc được: .yaml, .json, .xlsx, .csv"))
    message = msg("không đọc được dữ liệu từ tệp loại “{ending}”", ending=ending or path.name)
    return UsageError(Problem("file.ending", message, FilePlace(str(path)), hint))


def read_folder(path: Path | str, *, leave: Collection[str] = ()) -> Mapping:
    """One conference: `hoi-nghi.yaml`, and every sheet beside it under the name of its file.

    `chi-tieu.xlsx` with one sheet gives the key chi_tieu; a workbook with several gives a key for each sheet.
    A key that stands in two files is refused, unless it is empty in the YAML. `path` may also be the YAML file.
    Tables whose names give one of the keys in `leave` are left to whoever reads them row by row (`tables_beside`).
    Raises DataError or PackageError with the problems of all files.
    """
    path = Path(path)
    main = path / CONFERENCE_FILE if path.is_dir() else path
    if path.is_dir() and not main.exists():
        hint = names_nearby(main)
        raise failure("folder.no-conference", msg("thư mục không có tệp {name}", name=CONFERENCE_FILE), path, hint)
    if not path.exists():
        raise failure("file.missing", msg("không tìm thấy thư mục này"), path, names_nearby(path))
    if main.suffix.lower() not in (".yaml", ".yml"):
        hint = msg("đưa thư mục có tệp {name}", name=CONFERENCE_FILE)
        raise failure("folder.not-one", msg("đây không phải là thư mục dữ liệu của hội nghị"), path, hint)
    problems: list[Problem] = []
    others = [file for file in tables_beside(main) if key_of(file.stem) not in leave]
    roots = [root for file in [main, *others] if (root := _try(file, main, problems))]
    merged = _merge(roots, problems, str(main))
    if problems:
        raise DataError(problems)
    return merged


def tables_beside(main: Path) -> list[Path]:
    """Workbooks and CSV files in the folder, in the order of their names, those of other kinds too, so that they are
    refused and not passed over; Excel's lock files (~$…) left out."""
    return sorted(
        file
        for file in main.parent.iterdir()
        if file.suffix.lower() in (*TABLE_ENDINGS, *_OTHER_ENDINGS)
        and file.is_file()
        and not file.name.startswith(("~$", "."))
    )


def _try(file: Path, main: Path, problems: list[Problem]) -> Mapping | None:
    try:
        return _read_yaml(file) if file == main else _table(file)
    except ReportgenError as error:
        problems.extend(error.problems)
        return None


def _table(file: Path) -> Mapping:
    """The tables of one file by key: its own name for a single one, the names of the sheets for several."""
    node = read_data(file)
    key = key_of(file.stem)
    if isinstance(node, Mapping):
        if len(node) > 1:
            return node
        (node_place,) = node.entries.values()
        return Mapping({key: node_place}, node.place, {key: node_place.place}, node.repairs, notes=node.notes)
    repairs, notes = (node.repairs, node.notes) if isinstance(node, Sequence) else ((), ())
    return Mapping({key: node}, node.place, {key: node.place}, repairs, notes=notes)


def _merge(roots: list[Mapping], problems: list[Problem], path: str) -> Mapping:
    entries: dict[str, Node] = {}
    places: dict[str, Place] = {}
    repairs: list[Place] = []
    for root in roots:
        repairs.extend(root.repairs)
        for key, node in root.entries.items():
            place = root.key_places.get(key, node.place)
            if key in entries and not _is_empty(entries[key]):
                problems.append(_twice(key, place, places[key]))
                continue
            entries[key], places[key] = node, place
    notes = tuple(note for root in roots for note in root.notes)
    return Mapping(entries, FilePlace(path, 1, 1), places, tuple(repairs), notes=notes)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None


def _twice(key: str, place: Place, first: Place) -> Problem:
    message = msg("“{key}” đã có ở chỗ khác ({first})", key=key, first=first.message())
    return Problem("folder.twice", message, place, msg("chỉ giữ một nơi: trong hoi-nghi.yaml hoặc trong bảng tính"))


def _read_yaml(path: Path) -> Mapping:
    from .yaml_file import read_yaml

    return read_yaml(path)


def _read_sheets(path: Path) -> Mapping:
    from .xlsx_file import read_sheets

    return read_sheets(path)
