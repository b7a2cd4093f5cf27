"""The conference report (báo cáo sơ kết). In: a conference. Out: the context of the template `bao-cao-so-ket` with what
is missing or doubtful in it, and the filled document.

A draft is made with its gaps marked; a final document is refused while a gap, an example or a contradiction stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import DataError, Problem, Severity
from ..messages import msg
from ..places import Place
from ..readers.record import place_at
from ..standards.choose import choose
from ..template.schema import by_place
from ..template.values import Example, PictureFile, Rich, with_words
from ..vietnamese.dates import format_date, format_place_date, format_short_date
from ..vietnamese.text import house_style, upper
from .appendix import appendix_rows, chosen
from .awards import award_lines, example_recipient
from .chart import ratio_chart
from .conference import Conference, read_conference
from .contradictions import contradictions
from .indicators import open_questions
from .model import Appendix, Item, Spelling
from .narrative import Reader, Shown
from .outline import Outline, Row
from .pictures import picture_of
from .values import all_values, figure_gaps

if TYPE_CHECKING:
    from ..document import Document
    from ..fonts import FontLibrary

TEMPLATE = "bao-cao-so-ket"
KIND_NAME = "BÁO CÁO"
KIND_SYMBOL = "BC"
BLANK_NUMBER = " " * 6
CHART = "bieu_do"


@dataclass(frozen=True)
class Made:
    """A document made, the name of its files without ending, and what is to be said about it."""

    name: str
    document: Document
    problems: tuple[Problem, ...]


def make_report(
    source: Path | str, *, draft: bool, fonts: FontLibrary | None = None, template: str | Path = TEMPLATE
) -> Made:
    """The report of the conference in the folder `source`; `template` is a built-in name, or the folder or .docx of
    an office's own.

    Raises DataError for input that is wrong and, for a final document, for every gap, example and contradiction;
    TemplateError, PackageError, UsageError for a template that is wrong or asks for what a report does not have.
    """
    from ..document import Document
    from ..template.fill import Template  # Jinja is not needed to refuse a wrong input

    conference = read_conference(source)
    context, problems = report_context(conference, draft=draft)
    filled = Template(template, standard=rules_of(conference)).render(context, missing="gap" if draft else "error")
    unknown = [one for one in filled.problems if one.code == "data.missing"]  # only a template of one's own has any
    return Made(TEMPLATE, Document(filled.package, fonts=fonts), (*problems, *unknown))


def rules_of(conference: Conference) -> str | None:
    """The rule set in force on the document's day; None (the latest) while no day is known.

    Raises DataError, with the day's place, for a day before the first rules.
    """
    if conference.date is None:
        return None
    try:
        return choose(conference.date).id
    except DataError as error:
        path = ("bao_cao", "ngay") if conference.source.bao_cao.ngay else ("hoi_nghi", "ngay")
        raise DataError([one._replace(place=place_at(conference.root, path)) for one in error.problems]) from None


def report_context(conference: Conference, *, draft: bool) -> tuple[dict[str, Any], list[Problem]]:
    """The template's context, and what is missing or doubtful, in the order of the files.

    Raises DataError for what stops the document: errors, and for a final one gaps and contradictions too.
    """
    builder = _Builder(conference, draft=draft)
    context = _spelled(builder.context(), conference.source.chinh_ta)
    problems = sorted(builder.found(), key=by_place)
    stopping = [
        one for one in problems if one.severity is Severity.ERROR or (one.severity is Severity.GAP and not draft)
    ]
    if stopping:
        raise DataError(stopping)
    # Who asked for a draft knows that it has gaps; where they are is enough.
    return context, [one._replace(hint=None) if one.severity is Severity.GAP else one for one in problems]


def _spelled(context: dict[str, Any], spelling: Spelling | None) -> dict[str, Any]:
    """The context in the house's spelling."""
    if spelling is None:
        return context
    change = partial(house_style, uy=spelling.uy, ty=spelling.ty)
    return {name: with_words(value, change) for name, value in context.items()}


class _Builder:
    """Builds the context piece by piece; the reader gathers the gaps met on the way."""

    def __init__(self, conference: Conference, *, draft: bool) -> None:
        self.conference = conference
        self.source = conference.source
        self.report = conference.source.bao_cao
        self.draft = draft
        self.reader = Reader(all_values(self.source, conference.figures, conference.root))
        self.problems: list[Problem] = []

    def found(self) -> list[Problem]:
        """Everything that is missing, doubtful or contradictory."""
        figures, root = self.conference.figures, self.conference.root
        doubts = contradictions(self.conference, final=not self.draft)
        found = [*self.conference.problems, *self.conference.recipients.problems, *self.problems, *self.reader.problems]
        return [*found, *figure_gaps(figures), *open_questions(figures, root), *doubts]

    def context(self) -> dict[str, Any]:
        summary = self._summary()
        return {
            "co_quan": self._issuer(),
            "so_ky_hieu": self.number,
            "dia_danh_ngay": self._place_date(),
            "du_thao": self.draft,
            "lan_du_thao": re.sub(r"(?i)^(dự thảo)?\s*lần\s+", "", self.report.lan_du_thao or "1"),
            "ten_loai": KIND_NAME,
            "tac_gia": self._shown(self.report.tac_gia, "bao_cao", "tac_gia") if self.report.tac_gia else "",
            "trich_yeu": summary,
            "can_cu": self._listed("can_cu", "căn cứ"),
            "noi_dung": list(self._body()),
            "ky": self._signature(),
            "noi_nhan": self._listed("noi_nhan", "nơi nhận"),
            "phu_luc": [self._appendix(index, one) for index, one in enumerate(self.report.phu_luc or [])],
            "tieu_de_tai_lieu": _one_line(f"Báo cáo {summary}"),
        }

    # --- the head and the foot ---

    def _place(self, *path: str | int) -> Place:
        return place_at(self.conference.root, ("bao_cao", *path))

    def _summary(self) -> Shown:
        """The line breaks that the clerk made stand; the final stop does not (HD36 II.1.5, HD05 P2.I.5)."""
        text, place = self.report.trich_yeu, self._place("trich_yeu")
        if not text:
            return self.reader.gap("trích yếu", place)
        lines = [_one_line(line) for line in text.splitlines() if line.strip()]
        return self.reader.show("\n".join(lines).rstrip("."), place)

    def _shown(self, text: str, *path: str | int) -> Shown:
        return self.reader.show(_one_line(text), place_at(self.conference.root, path))

    def _issuer(self) -> dict[str, Any]:
        issuer = self.source.co_quan
        above: Shown = _capitals(self._shown(issuer.cap_tren, "co_quan", "cap_tren")) if issuer.cap_tren else ""
        if not issuer.cap_tren and "cap_tren" in issuer.model_fields_set:
            above = self.reader.gap("cấp trên trực tiếp", place_at(self.conference.root, ("co_quan", "cap_tren")))
        return {"cap_tren": above, "ten": _capitals(self._shown(issuer.ten, "co_quan", "ten"))}

    @cached_property
    def number(self) -> str:
        """ "Số 127-BC/ĐU", below ten with a zero; without a number room is left to write it."""
        symbol = f"-{KIND_SYMBOL}/{self.source.co_quan.ky_hieu}"
        number = self.report.so
        if number is None:
            self.reader.gap("số văn bản", self._place("so"))
            return f"Số{BLANK_NUMBER}{symbol}"
        if not re.fullmatch(r"[0-9]{1,5}", number) or not int(number):
            message = msg("số văn bản “{number}” không dùng được", number=number)
            hint = msg("chỉ ghi số, ví dụ 127; phần “{symbol}” máy tự thêm", symbol=symbol)
            self.problems.append(Problem("report.number", message, self._place("so"), hint))
            return f"Số {number}{symbol}"
        return f"Số {int(number):02d}{symbol}"

    def _place_date(self) -> Shown:
        named = self.source.co_quan.dia_danh
        where = place_at(self.conference.root, ("co_quan", "dia_danh"))
        name = self._shown(named, "co_quan", "dia_danh") if named else self.reader.gap("địa danh", where)
        if isinstance(name, str) and self.report.ngay:
            return format_place_date(name, self.report.ngay)
        day = format_date(self.report.ngay) if self.report.ngay else self.reader.gap("ngày ký", self._place("ngay"))
        return Rich([name, ", ", day])

    def _listed(self, name: str, label: str) -> list[Shown]:
        """A list; a gap when its key is there with nothing behind it."""
        lines: list[str] | None = getattr(self.report, name)
        if lines:
            return [self._line(line, name, index) for index, line in enumerate(lines)]
        if name in self.report.model_fields_set or name == "noi_nhan":
            return [self.reader.gap(label, self._place(name))]
        return []

    def _line(self, text: str, name: str, index: int) -> Shown:
        """A line without its dash and its last mark: the template sets both by the rule."""
        bare = re.sub(r"^[-–•]\s*|[;,.]+$", "", _one_line(text))
        return self.reader.show(bare, self._place(name, index))

    def _signature(self) -> dict[str, Any]:
        """A member of the body that signs T/M has no post to write: the key is left out (HD36 II.1.7, HD05 P2.I.7)."""
        written = self.report.nguoi_ky.model_fields_set
        has_post = "chuc_vu" in written or "quyen_han" not in written
        return {
            "quyen_han": self._signed("quyen_han", "thẩm quyền ký") if "quyen_han" in written else "",
            "chuc_vu": self._signed("chuc_vu", "chức vụ người ký") if has_post else "",
            "ho_ten": self._signed("ho_ten", "họ tên người ký"),
        }

    def _signed(self, name: str, label: str) -> Shown:
        text: str | None = getattr(self.report.nguoi_ky, name)
        path = ("nguoi_ky", name)
        return self._shown(text, "bao_cao", *path) if text else self.reader.gap(label, self._place(*path))

    # --- the text ---

    def _body(self) -> Iterator[Row]:
        if not self.report.noi_dung:
            yield {"kieu": "doan", "so": "", "chu": self.reader.gap("toàn văn báo cáo", self._place("noi_dung"))}
            return
        lists = {"nhiem_vu": self._tasks, "khen_thuong": self._awards}
        outline = Outline(self.conference.root, self.reader, lists=lists, pictures=self._picture)
        yield from outline.rows(self.report.noi_dung, ("bao_cao", "noi_dung"))
        self.problems += outline.problems

    def _tasks(self, place: Place) -> Iterator[Row]:
        if not self.source.nhiem_vu:
            where = (
                place_at(self.conference.root, ("nhiem_vu",)) if "nhiem_vu" in self.source.model_fields_set else place
            )
            yield {"kieu": "gach", "so": "", "chu": self.reader.gap("nhiệm vụ của kỳ tới", where)}
        for index, task in enumerate(self.source.nhiem_vu or []):
            details = "; ".join(part for part in (_led_by(task.phu_trach), task.thoi_han) if part)
            text = f"{task.viec.rstrip('.')} ({details})." if details else f"{task.viec.rstrip('.')}."
            where = place_at(self.conference.root, ("nhiem_vu", index, "viec"))
            yield {"kieu": "gach", "so": "", "chu": self.reader.show(_one_line(text), where)}

    def _awards(self, place: Place) -> Iterator[Row]:
        recipients = self.conference.recipients
        if not recipients:
            named = self.source.khen_thuong is not None
            where = place_at(self.conference.root, ("khen_thuong", "danh_sach")) if named else place
            yield {"kieu": "gach", "so": "", "chu": self.reader.gap("danh sách khen thưởng", where)}
        for line in award_lines(recipients):
            if line.recipient is not None and line.recipient.example:
                self.problems.append(example_recipient(line.recipient))
                yield {"kieu": line.kind, "so": "", "chu": Example(line.text)}
            else:
                yield {"kieu": line.kind, "so": "", "chu": self.reader.show(line.text, line.place)}

    def _picture(self, item: Item, place: Place) -> Iterator[Row]:
        caption = self.reader.show(_one_line(item.chu_thich), place) if item.chu_thich else ""
        picture = self._chart(item.chi_tieu, str(caption), place) if item.hinh == CHART else self._file(item, place)
        if picture is not None:
            yield {"kieu": "hinh", "so": "", "chu": "", "anh": picture, "chu_thich": caption}

    def _file(self, item: Item, place: Place) -> PictureFile | None:
        if item.hinh is None:
            self.reader.gap("tên tệp ảnh", place)
            return None
        picture, problems = picture_of(self.conference.folder, item.hinh, alt=item.chu_thich or "", place=place)
        self.problems += problems
        return picture

    def _chart(self, ids: list[str] | None, alt: str, place: Place) -> PictureFile | None:
        figures, problems = chosen(self.conference.figures, ids, place)
        self.problems += problems
        return ratio_chart(figures, alt=alt or "Biểu đồ kết quả thực hiện so với kế hoạch")

    # --- the appendices ---

    def _appendix(self, index: int, appendix: Appendix) -> dict[str, Any]:
        place = self._place("phu_luc", index)
        figures, show = self.conference.figures, self.reader.show
        rows, problems = appendix_rows(figures, appendix.nhom, place=place, show=show)
        self.problems += problems
        if not rows and not problems:
            rows = [{"kieu": "nhom", "tt": "", "ten": self.reader.gap("chỉ tiêu nào cho phụ lục này", place)}]
        caption = appendix.chu_thich or "Kết quả thực hiện so với kế hoạch (%)"
        ids = appendix.bieu_do if isinstance(appendix.bieu_do, list) else None
        return {
            "so": str(index + 1),
            "ten": self.reader.show(_one_line(appendix.ten), self._place("phu_luc", index, "ten")),
            "kem_theo": self._belongs_to(),
            "don_vi_tinh": "",
            "cot_thuc_hien": appendix.cot_thuc_hien or "Thực hiện",
            "hang": rows,
            "anh": (self._chart(ids, caption, place) or "") if appendix.bieu_do else "",
            "hinh_chu_thich": caption if appendix.bieu_do else "",
        }

    def _belongs_to(self) -> Shown:
        """ "(kèm theo Báo cáo số 58-BC/ĐU, ngày 12/10/2026 của Đảng ủy phường Ví Dụ)"."""
        number = self.number.removeprefix("Số ") if self.report.so else f"…-{KIND_SYMBOL}/{self.source.co_quan.ky_hieu}"
        day = format_short_date(self.report.ngay) if self.report.ngay else "…"
        return f"(kèm theo Báo cáo số {number}, ngày {day} của {self.source.co_quan.ten})"


def _capitals(text: Shown) -> Shown:
    return upper(text) if isinstance(text, str) else text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _led_by(who: str | None) -> str:
    return f"{who} chủ trì" if who else ""
