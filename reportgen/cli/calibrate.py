"""`reportgen calibrate`: measure a printer once, so that what is printed over a blank stands where it should."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import Problem, UsageError
from ..messages import msg
from .commands import DONE, FILE, Commands
from .speaker import Speaker

if TYPE_CHECKING:
    from ..batch.printers import Measures

SHEET = Path("can-chinh-may-in.pdf")
_MM = msg("MM")


class _Length(click.ParamType[float]):
    """Millimetres as people write them, with a comma or a point."""

    name = "mm"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            return float(str(value).strip().removesuffix("mm").replace(",", "."))
        except ValueError:
            message = msg("“{value}” không phải là số đo", value=value)
            hint = msg("ghi số milimét, ví dụ 21,5")
            raise UsageError(Problem("calibrate.number", message, hint=hint)) from None


def add_to(commands: Commands) -> None:
    """Declare it."""
    say = commands.say

    @commands.command(msg("Căn chỉnh máy in để in đúng ô trên phôi: in tờ căn chỉnh, đo, rồi ghi lại số đo."))
    @commands.option("--printer", default="", metavar=msg("TEN-MAY-IN"), help=msg("Tên máy in, tự đặt cũng được"))
    @commands.option(
        "--paper",
        default="A4 ngang",
        metavar=msg("KHO"),
        help=msg("Khổ giấy và chiều đặt: A4 ngang (mặc định), A3 ngang …"),
    )
    @commands.option("--left", type=_Length(), metavar=_MM, help=msg("Số đo A trên tờ căn chỉnh, mm"))
    @commands.option("--top", type=_Length(), metavar=_MM, help=msg("Số đo B, mm"))
    @commands.option("--across", type=_Length(), metavar=_MM, help=msg("Số đo C, mm; không bắt buộc"))
    @commands.option("--down", type=_Length(), metavar=_MM, help=msg("Số đo D, mm; không bắt buộc"))
    @commands.option("--list", "listed", is_flag=True, help=msg("Liệt kê các máy in đã căn chỉnh"))
    @commands.output(FILE, msg("Tờ căn chỉnh, .pdf"))
    def calibrate(printer: str, paper: str, output: Path | None, listed: bool, **measured: float | None) -> int:
        if listed:
            return run_list(say)
        measures = _measures(measured)
        if measures is None:
            return run_sheet(say, printer, paper, output if output is not None else SHEET)
        return run_remember(say, printer, paper, measures)


def _measures(measured: dict[str, float | None]) -> Measures | None:
    """What was measured, None when nothing was. Raises UsageError when A or B is missing."""
    from ..batch.printers import Measures

    if all(value is None for value in measured.values()):
        return None
    left, top = measured["left"], measured["top"]
    if left is None or top is None:
        message = msg("phải có cả số đo A (--left) và B (--top)")
        raise UsageError(Problem("calibrate.measures", message, hint=msg("đo cả A và B trên tờ căn chỉnh đã in")))
    return Measures(left, top, measured["across"], measured["down"])


def run_sheet(say: Speaker, printer: str, paper: str, target: Path) -> int:
    """Write the sheet to print."""
    from ..batch.calibration import calibration_sheet
    from ..output import write_whole

    write_whole(target, calibration_sheet(paper, printer, language=say.language))
    say.result(msg("Đã ghi {path}", path=target))
    say.result(msg("In tờ này ở “Kích thước thật” (100%) rồi làm theo lời dặn trên tờ in."))
    return DONE


def run_remember(say: Speaker, printer: str, paper: str, measures: Measures) -> int:
    """Keep what was measured."""
    from ..batch.printers import offset_from, remember_offset

    offset = offset_from(measures, paper)
    path = remember_offset(printer, paper, offset)
    say.result(
        msg(
            "Máy in “{printer}”, {paper}: dời {dx} mm sang ngang, {dy} mm theo chiều dọc; co giãn {across}% và {down}%",
            printer=printer,
            paper=paper,
            dx=_signed(offset.dx),
            dy=_signed(offset.dy),
            across=_signed(100 * offset.across).lstrip("+"),
            down=_signed(100 * offset.down).lstrip("+"),
        )
    )
    say.result(msg("Đã ghi {path}", path=path))
    return DONE


def run_list(say: Speaker) -> int:
    """Every printer that was measured."""
    from ..batch.printers import known_printers

    known = known_printers()
    for printer, papers in known.items():
        for paper, offset in papers.items():
            click.echo(f"{printer} – {paper}: {_signed(offset.dx)} mm, {_signed(offset.dy)} mm")
    if not known:
        say.result(msg("Chưa có máy in nào được căn chỉnh."))
    return DONE


def _signed(number: float) -> str:
    return f"{number:+.2f}".replace(".", ",")
