"""Borders, shading and colours of WordprocessingML. In: an element. Out: `Border`, six hex digits, or None."""

from __future__ import annotations

from lxml import etree

from ..units import eighths
from .blocks import Border
from .theme import Theme, mixed, with_shade, with_tint
from .values import VAL, Values, local_name, whole
from .xml import qn

_COLOR = qn("w:color")
_FILL = qn("w:fill")
_SIZE = qn("w:sz")
_SPACE = qn("w:space")
_THEME_COLOR, _THEME_TINT, _THEME_SHADE = qn("w:themeColor"), qn("w:themeTint"), qn("w:themeShade")
_FILL_THEME = (qn("w:themeFill"), qn("w:themeFillTint"), qn("w:themeFillShade"))
_NONE = frozenset({"none", "nil"})
# Word's own limits for a border's width, in eighths of a point (ECMA-376 17.3.4).
_THINNEST, _THICKEST = eighths(2), eighths(96)
_LARGEST_SPACE = 31.0
# Share of the pattern's colour over the fill; a pattern of lines is taken as its mean.
_PATTERNS = {
    "solid": 1.0, "horzStripe": 0.5, "vertStripe": 0.5, "reverseDiagStripe": 0.5, "diagStripe": 0.5, "horzCross": 0.6,
    "diagCross": 0.6, "thinHorzStripe": 0.25, "thinVertStripe": 0.25, "thinReverseDiagStripe": 0.25,
    "thinDiagStripe": 0.25, "thinHorzCross": 0.4, "thinDiagCross": 0.4,
}  # fmt: skip


class Colors:
    """Colours of attributes, the theme's among them."""

    def __init__(self, values: Values, theme: Theme) -> None:
        self.values = values
        self.theme = theme

    def color(self, element: etree._Element, key: str = _COLOR) -> str | None:
        """The colour in `key`, the theme's colour before it; None for automatic or nothing."""
        return self._of_theme(element, (_THEME_COLOR, _THEME_TINT, _THEME_SHADE)) or self.values.color(element, key)

    def shading(self, element: etree._Element) -> str | None:
        """`w:shd` as one flat colour; None for a clear one."""
        pattern = element.get(VAL, "clear")
        if pattern in _NONE:
            return None
        fill = self._of_theme(element, _FILL_THEME) or self.values.color(element, _FILL)
        share = _PATTERNS.get(pattern)
        if share is None and pattern.startswith("pct"):
            share = min(1.0, (whole(pattern[3:]) or 0) / 100)
        if not share:
            return fill
        return mixed(self.color(element) or "000000", fill or "FFFFFF", share)

    def border(self, element: etree._Element) -> Border | None:
        """One side's border; None for "none" and "nil"."""
        style = element.get(VAL, "none")
        if style in _NONE:
            return None
        width = self.values.eighths(element, _SIZE) or 0.0
        space = self.values.points(element, _SPACE) or 0.0
        return Border(
            style,
            min(_THICKEST, max(_THINNEST, width)),
            self.color(element) or "000000",
            min(_LARGEST_SPACE, max(0.0, space)),
        )

    def borders(self, element: etree._Element) -> dict[str, Border | None]:
        """All sides of a `w:tblBorders`, `w:tcBorders` or `w:pBdr` by `Borders`' field names."""
        out: dict[str, Border | None] = {}
        for side in element:
            name = SIDES.get(side.tag)
            if name:
                out[name] = self.border(side)
        return out

    def _of_theme(self, element: etree._Element, keys: tuple[str, str, str]) -> str | None:
        name = element.get(keys[0])
        color = self.theme.color(name) if name else None
        if color is None:
            return None
        tint, shade = element.get(keys[1]), element.get(keys[2])
        if tint:
            color = with_tint(color, self._byte(element, tint))
        if shade:
            color = with_shade(color, self._byte(element, shade))
        return color

    def _byte(self, element: etree._Element, text: str) -> float:
        try:
            return int(text, 16) / 255
        except ValueError:
            self.values.problems.bad_value(local_name(element), text)
            return 1.0


SIDES = {
    qn("w:top"): "top",
    qn("w:left"): "left",
    qn("w:start"): "left",
    qn("w:bottom"): "bottom",
    qn("w:right"): "right",
    qn("w:end"): "right",
    qn("w:between"): "between",
    qn("w:bar"): "bar",
    qn("w:insideH"): "inside_horizontal",
    qn("w:insideV"): "inside_vertical",
    qn("w:tl2br"): "diagonal_down",
    qn("w:tr2bl"): "diagonal_up",
}
