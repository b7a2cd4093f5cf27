"""The conference report (báo cáo sơ kết). In: a conference. Out: the context of the template `bao-cao-so-ket` with what
is missing or doubtful in it, and the filled document.

A draft is made with its gaps marked; a final document is refused while a gap, an example or a contradiction stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import Problem
from ..places import Place
from ..readers.record import place_at
from ..template.values import Example, PictureFile
from .appendix import appendix_rows, chosen
from .awards import award_lines, example_recipient
from .chart import ratio_chart
from .conference import Conference, read_conference
from .contradictions import contradictions
from .indicators import open_questions
from .model import Appendix, Item
from .narrative import Shown
from .outline import Outline, Row
from .paper import Kind, Made, Paper, one_line, rules_of_day, spelled, told
from .pictures import picture_of
from .values import figure_gaps

if TYPE_CHECKING:
    from ..fonts import FontLibrary

TEMPLATE = "bao-cao-so-ket"
KIND = Kind("BÁO CÁO", "BC", ("bao_cao",))
CHART = "bieu_do"


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
    path = ("bao_cao", "ngay") if conference.source.bao_cao.ngay else ("hoi_nghi", "ngay")
    return rules_of_day(conference.date, place_at(conference.root, path))


def report_context(conference: Conference, *, draft: bool) -> tuple[dict[str, Any], list[Problem]]:
    """The template's context, and what is missing or doubtful, in the order of the files.

    Raises DataError for what stops the document: errors, and for a final one gaps and contradictions too.
    """
    builder = _Builder(conference, draft=draft)
    context = spelled(builder.context(), conference.source.chinh_ta)
    return context, told(builder.found(), draft=draft)


class _Builder(Paper):
    """Builds the report's context."""

    def __init__(self, conference: Conference, *, draft: bool) -> None:
        super().__init__(conference, KIND, conference.source.bao_cao, draft=draft)
        self.report = conference.source.bao_cao

    def found(self) -> list[Problem]:
        """Everything that is missing, doubtful or contradictory."""
        figures, root = self.conference.figures, self.conference.root
        doubts = contradictions(self.conference, final=not self.draft)
        found = [*self.conference.problems, *self.conference.recipients.problems, *self.problems, *self.reader.problems]
        return [*found, *figure_gaps(figures), *open_questions(figures, root), *doubts]

    def context(self) -> dict[str, Any]:
        summary, signed = self._summary(), ("bao_cao", "nguoi_ky")
        author = self.report.tac_gia
        return {
            **self.head(),
            "tac_gia": self.shown(author, self.place("tac_gia")) if author else "",
            "trich_yeu": summary,
            "can_cu": self.listed("can_cu", "căn cứ"),
            "noi_dung": list(self._body()),
            "ky": self.signature(self.report.nguoi_ky, signed),
            "noi_nhan": self.listed("noi_nhan", "nơi nhận", wanted=True),
            "phu_luc": [self._appendix(index, one) for index, one in enumerate(self.report.phu_luc or [])],
            "tieu_de_tai_lieu": one_line(f"Báo cáo {summary}"),
        }

    def _summary(self) -> Shown:
        """The line breaks that the clerk made stand; the final stop does not (HD36 II.1.5, HD05 P2.I.5)."""
        text, place = self.report.trich_yeu, self.place("trich_yeu")
        if not text:
            return self.reader.gap("trích yếu", place)
        lines = [one_line(line) for line in text.splitlines() if line.strip()]
        return self.reader.show("\n".join(lines).rstrip("."), place)

    # --- the text ---

    def _body(self) -> Iterator[Row]:
        if not self.report.noi_dung:
            yield {"kieu": "doan", "so": "", "chu": self.reader.gap("toàn văn báo cáo", self.place("noi_dung"))}
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
            yield {"kieu": "gach", "so": "", "chu": self.reader.show(one_line(text), where)}

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
        caption = self.reader.show(one_line(item.chu_thich), place) if item.chu_thich else ""
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
        place = self.place("phu_luc", index)
        figures, show = self.conference.figures, self.reader.show
        rows, problems = appendix_rows(figures, appendix.nhom, place=place, show=show)
        self.problems += problems
        if not rows and not problems:
            rows = [{"kieu": "nhom", "tt": "", "ten": self.reader.gap("chỉ tiêu nào cho phụ lục này", place)}]
        caption = appendix.chu_thich or "Kết quả thực hiện so với kế hoạch (%)"
        ids = appendix.bieu_do if isinstance(appendix.bieu_do, list) else None
        return {
            "so": str(index + 1),
            "ten": self.reader.show(one_line(appendix.ten), self.place("phu_luc", index, "ten")),
            "kem_theo": self.reference(self.source.co_quan.ten),
            "don_vi_tinh": "",
            "cot_thuc_hien": appendix.cot_thuc_hien or "Thực hiện",
            "hang": rows,
            "anh": (self._chart(ids, caption, place) or "") if appendix.bieu_do else "",
            "hinh_chu_thich": caption if appendix.bieu_do else "",
        }


def _led_by(who: str | None) -> str:
    return f"{who} chủ trì" if who else ""
