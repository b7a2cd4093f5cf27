"""Everything that a commendation needs. In: a conference's folder. Out: the decision with its list, the sheet to sign
for prize money, and a record for each certificate.

Wrong rows of the list, and counts that disagree with it, stop no certificate of another; the decision and the sheet,
which name and count everyone, wait for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import DataError, Problem, Severity
from ..messages import msg
from ..places import Place
from ..readers.record import place_at
from ..template.schema import by_place
from .agreement import disagreements
from .awards import count_problems, example_recipient
from .certificates import Certificate, CertificateMaker
from .conference import Conference, read_conference
from .contradictions import report_texts
from .decision import TEMPLATE as DECISION
from .decision import DecisionPaper, decision_day
from .model import Awards
from .paper import Made, rules_of_day, spelled, stops
from .prizes import reckon
from .recipients import Recipients

if TYPE_CHECKING:
    from ..fonts import FontLibrary

SHEET = "danh-sach-ky-nhan"
TOLD_ALREADY = frozenset({"data.gap", "data.example"})
"""Of a filled template: the input's own gaps and examples are told at their places."""
SIGNERS = (("nguoi_lap", "NGƯỜI LẬP"), ("ke_toan", "KẾ TOÁN"), ("thu_truong", "THỦ TRƯỞNG ĐƠN VỊ"))


@dataclass(frozen=True)
class Commendations:
    """What was made. `decision` and `sheet` are None when the list is wrong or miscounted, and for the state's family,
    whose decision is not made here. `template` and `paper_size` name the certificates' Word file."""

    decision: Made | None
    sheet: Made | None
    certificates: tuple[Certificate, ...]
    template: str
    paper_size: str
    recipients: Recipients
    problems: tuple[Problem, ...]

    @property
    def documents(self) -> tuple[Made, ...]:
        return tuple(made for made in (self.decision, self.sheet) if made is not None)


def make_commendations(source: Path | str, *, draft: bool, fonts: FontLibrary | None = None) -> Commendations:
    """The commendations of the conference in the folder `source`.

    Raises DataError for input that is wrong and, for final papers, for every gap and example; wrong rows of the list
    and counts that disagree with it are told in `problems`.
    """
    return commendations_of(read_conference(source), draft=draft, fonts=fonts)


def commendations_of(conference: Conference, *, draft: bool, fonts: FontLibrary | None = None) -> Commendations:
    """As `make_commendations`."""
    awards = conference.source.khen_thuong
    if awards is None:
        raise _no_awards(place_at(conference.root, ("khen_thuong",)))
    maker = _Maker(conference, awards, draft=draft, fonts=fonts)
    return maker.make()


class _Maker:
    """Makes the papers of one conference."""

    def __init__(
        self, conference: Conference, awards: Awards, *, draft: bool, fonts: FontLibrary | None = None
    ) -> None:
        self.conference, self.awards, self.draft, self.fonts = conference, awards, draft, fonts
        self.recipients = conference.recipients
        self.day = decision_day(conference)
        self.prizes = reckon(self.recipients.accepted, awards.tien_thuong, self.day, conference.root)
        self.paper = DecisionPaper(conference, awards, self.prizes, draft=draft)

    def make(self) -> Commendations:
        makes = CertificateMaker(self.paper)
        decision = self.paper.context() if makes.party else None
        certificates = tuple(makes.make())
        if not self.recipients:
            self.paper.no_list()
        problems = self._problems()
        paper, sheet = self._papers(decision) if decision is not None and not self._waits() else (None, None)
        return Commendations(
            paper,
            sheet,
            certificates,
            makes.template,
            makes.paper_size,
            self.recipients,
            tuple(problems if makes.party else [*problems, _only_certificates(self.paper.place())]),
        )

    def _waits(self) -> bool:
        """Whether the papers that name everyone wait until the list is right."""
        return not self.draft and bool(self._wrong_in_list)

    def _papers(self, decision: dict[str, Any]) -> tuple[Made, Made | None]:
        """The decision and the sheet to sign."""
        rules = rules_of_day(self.day, self.paper.place("ngay"))
        money = self.awards.tien_thuong.co
        sheet = self._document(SHEET, self._sheet(decision), rules) if money else None
        return self._document(DECISION, decision, rules), sheet

    def _document(self, template: str, context: dict[str, Any], rules: str | None) -> Made:
        from ..document import Document
        from ..template.fill import Template  # Jinja is not needed to refuse a wrong input

        written = spelled(context, self.conference.source.chinh_ta, keep=("danh_sach", "nguoi_ky"))
        filled = Template(template, standard=rules).render(written, missing="gap" if self.draft else "error")
        unknown = tuple(one for one in filled.problems if one.code not in TOLD_ALREADY)
        return Made(template, Document(filled.package, fonts=self.fonts), unknown)

    def _sheet(self, decision: dict[str, Any]) -> dict[str, Any]:
        """The context of the sheet to sign: the decision's list, and three who sign."""
        listed = {
            **decision["danh_sach"],
            "ten": f"của {decision['danh_sach']['ten']}",
            "kem_theo": self.paper.reference(self.paper.body, verb="theo"),
        }
        money = self.awards.tien_thuong
        return {
            "tieu_de_tai_lieu": "Danh sách ký nhận tiền thưởng",
            "co_quan": decision["co_quan"],
            "danh_sach": listed,
            "dia_danh_ngay": decision["dia_danh_ngay"],
            "nguoi_ky": [{"chuc_danh": title, "ho_ten": getattr(money, name) or ""} for name, title in SIGNERS],
        }

    # --- problems ---

    @cached_property
    def _of_list(self) -> tuple[Problem, ...]:
        """Rows to be told of, and counts that disagree."""
        return *self._counts(), *self.recipients.problems

    @property
    def _wrong_in_list(self) -> list[Problem]:
        return [one for one in self._of_list if one.severity is Severity.ERROR]

    def _problems(self) -> list[Problem]:
        """What is to be said, in the order of the files. Raises DataError for what stops every paper."""
        of_papers = list(self._of_papers())
        found = [*of_papers, *self._of_list]
        if any(stops(one, draft=self.draft) for one in of_papers):
            raise DataError(sorted((one for one in found if stops(one, draft=self.draft)), key=by_place))
        if self._waits():
            found.append(self._waiting(len(self._wrong_in_list)))
        told = [one._replace(hint=None) if one.severity is Severity.GAP else one for one in found]
        return sorted({(one.code, one.place, str(one.message)): one for one in told}.values(), key=by_place)

    def _of_papers(self) -> Iterator[Problem]:
        if self.awards.giay_khen.ho == "dang":
            yield from self.prizes.problems
        yield from (example_recipient(one) for one in self.recipients.accepted if one.example)
        yield from self.paper.problems
        yield from self.paper.reader.problems

    def _counts(self) -> Iterator[Problem]:
        """The counts that disagree with the list."""
        conference, severity = self.conference, Severity.WARNING if self.draft else Severity.ERROR
        for one in count_problems(conference.source, conference.root, self.recipients):
            yield one._replace(severity=severity)
        yield from disagreements(self._texts(), self.recipients, severity)

    def _texts(self) -> Iterator[tuple[str, Place]]:
        """Where counts are typed: the decision's title and articles, the report."""
        decision = self.awards.quyet_dinh
        if decision.trich_yeu:
            yield decision.trich_yeu, self.paper.place("trich_yeu")
        for index, text in enumerate(decision.dieu or []):
            yield text, self.paper.place("dieu", index)
        if report := self.conference.source.bao_cao.trich_yeu:
            yield report, place_at(self.conference.root, ("bao_cao", "trich_yeu"))
        for line in report_texts(self.conference):
            yield line.text, line.place

    def _waiting(self, count: int) -> Problem:
        assert self.recipients.place is not None
        message = msg("chưa làm quyết định và danh sách ký nhận: danh sách khen thưởng còn {count} lỗi", count=count)
        hint = msg("sửa các lỗi ấy rồi làm lại; giấy khen của những dòng đúng đã làm")
        return Problem("decision.waits", message, self.recipients.place, hint)


def _only_certificates(place: Place) -> Problem:
    message = msg(
        "giấy khen của cơ quan nhà nước: chương trình chỉ làm giấy khen, chưa làm quyết định và danh sách ký nhận"
    )
    return Problem("commendations.only-certificates", message, place, severity=Severity.NOTE)


def _no_awards(place: Place) -> DataError:
    message = msg("chưa có phần khen_thuong nên không biết khen ai")
    hint = msg("ghi phần khen_thuong ở hoi-nghi.yaml, và danh sách ở khen-thuong.xlsx cùng thư mục")
    return DataError(Problem("awards.none", message, place, hint))
