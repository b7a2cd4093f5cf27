"""The names that texts may refer to. In: the conference and its indicators. Out: a mapping from dotted names to pieces.

chi_tieu.<mã>                       the result with its unit: "trên 3,7 tỷ đồng"
chi_tieu.<mã>.ket_qua | ke_hoach | cung_ky | ty_le | con_lai | don_vi | ten | danh_gia
chi_tieu.<mã>.tang_truong           "tăng 12,1%", "giảm 1,2 điểm phần trăm"
tong_hop.tong | dat | vuot | dung_tien_do | cham
co_quan.…, hoi_nghi.…, ky_bao_cao.…, khen_thuong.…   what the input says
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date

from ..errors import Problem
from ..messages import msg
from ..readers.record import Node, place_at
from ..template.schema import Model
from ..template.values import Example, Gap
from ..vietnamese.dates import format_short_date
from .indicators import NAMES, Figures, State, Value, change_in_words, summary
from .model import ConferenceInput
from .narrative import Named, Piece, example_problem, gap_problem, marked_gap

_SECTIONS = ("co_quan", "hoi_nghi", "ky_bao_cao", "khen_thuong")


def all_values(source: ConferenceInput, figures: Iterable[Figures], root: Node) -> dict[str, Named]:
    """Every name that a text of this conference may use."""
    listed = list(figures)
    values = {name: named for figure in listed for name, named in _of_indicator(figure)}
    for name, count in asdict(summary(listed)).items():
        values[f"tong_hop.{name}"] = Named(f"{count:02d}")
    for section in _SECTIONS:
        model = getattr(source, section)
        if model is not None:
            values.update(_of_section(section, model, root))
    return values


def _of_indicator(figure: Figures) -> Iterator[tuple[str, Named]]:
    start = f"chi_tieu.{figure.id}"
    for name in ("ket_qua", "ke_hoach", "cung_ky", "ty_le", "con_lai"):
        yield f"{start}.{name}", _named(figure, name)
    yield start, _named(figure, "ket_qua")
    growth = figure.growth.known
    yield f"{start}.tang_truong", _named(figure, "so_cung_ky", change_in_words(growth) if growth else None)
    for name, text in (("ten", figure.source.ten), ("don_vi", figure.unit.text), ("danh_gia", figure.verdict)):
        yield f"{start}.{name}", Named(text)


def _named(figure: Figures, name: str, text: str | None = None) -> Named:
    """A figure by name. Gaps are reported once for all; but who asks for a figure that is not used must be told."""
    value = figure.value(name)
    named = piece(value, label=f"{NAMES[name]} {_inside(figure.source.ten)}", text=text)
    return Named(named, figure.place if value.state is State.UNUSED else None)


def _inside(name: str) -> str:
    """A name within a sentence: "Thu ngân sách" -> "thu ngân sách", but "BHYT" as it stands."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def piece(value: Value, *, label: str, text: str | None = None) -> Piece:
    """A figure as a text shows it; `text` is its wording, its own when None."""
    if value.known is None:
        return Gap(label)
    shown = value.known.format() if text is None else text
    return Example(shown) if value.example else shown


def _of_section(section: str, model: Model, root: Node) -> Iterator[tuple[str, Named]]:
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        place = place_at(root, (section, name))
        if value is None:
            yield f"{section}.{name}", Named(Gap((info.description or name).lower()), place)
        elif isinstance(value, date):
            yield f"{section}.{name}", Named(format_short_date(value), place)
        elif isinstance(value, str):
            yield f"{section}.{name}", Named(marked_gap(value) or value, place)


# --- what is missing among the figures ----------------------------------------------------------------------


def figure_gaps(figures: Iterable[Figures]) -> list[Problem]:
    """Every figure that is missing or is an example: once each, where it should be written."""
    return [problem for figure in figures for problem in _gaps_of(figure)]


def _gaps_of(figure: Figures) -> Iterator[Problem]:
    for name in ("ke_hoach", "ket_qua", "cung_ky"):
        value = figure.value(name)
        label = msg("{figure} của chỉ tiêu “{name}”", figure=NAMES[name], name=figure.source.ten)
        if value.state is State.GAP:
            yield gap_problem(label, value.place)
        elif value.known and value.example:
            yield example_problem(label, str(value.known), value.place)
