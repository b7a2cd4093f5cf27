"""The chart of results against plan. In: indicators. Out: a picture, or nothing when none of them has a ratio."""

from __future__ import annotations

from collections.abc import Sequence

from ..template.values import PictureFile
from .indicators import Figures


def with_ratio(figures: Sequence[Figures]) -> list[Figures]:
    """Those that can be drawn: whose result is known in percent of the plan."""
    return [figure for figure in figures if figure.ratio.known is not None]


def ratio_chart(figures: Sequence[Figures], *, alt: str) -> PictureFile | None:
    """The bars of `with_ratio(figures)`; None without any."""
    from ..pdf.chart import Bar, bar_chart  # reportlab and PDFium cost start-up; not every document has a chart

    bars = []
    for figure in with_ratio(figures):
        ratio = figure.ratio.known
        assert ratio is not None
        label = f"{figure.source.ten} (ví dụ)" if figure.ratio.example else figure.source.ten
        bars.append(Bar(label, float(ratio.value), ratio.format(), figure.ratio.example))
    if not bars:
        return None
    chart = bar_chart(bars)
    return PictureFile(chart.png, chart.width_mm, chart.height_mm, alt)
