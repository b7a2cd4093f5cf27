"""The colours of the certificates' art. Lines are deep red, flags bright red, gold is warm, green is sober."""

from __future__ import annotations

LINE_RED = "#9E1420"
FLAG_RED = "#DA251D"  # the national flag's and the Party flag's
FLAG_LIGHT = "#E8453A"
FLAG_SHADE = "#B81A16"
FLAG_DEEP = "#8E0F12"
FLAG_NIGHT = "#6E0A0E"
FLAG_YELLOW = "#FFEB00"
LETTERS = "#FFF0B8"

GOLD = "#D9A934"
GOLD_LIGHT = "#FBE6A2"
GOLD_BRIGHT = "#F3CB55"
GOLD_SHADE = "#A87714"
GOLD_LINE = "#7A4E0C"

GROUND = "#CFE0BC"  # of the border
GROUND_LINE = "#B4CC9C"
LEAF = "#3F7D4E"
LEAF_LIGHT = "#79AE68"
LEAF_DEEP = "#245238"
PETAL = "#FFF9E8"
PETAL_DEEP = "#F2C4A0"
PETAL_LINE = "#A33A2C"

PALE_GOLD = "#F6ECD9"  # of the guilloche: at most 8 % grey in a black-and-white print
PALE_ROSE = "#F9E8E2"
PALEST = "#F9EEE2"  # of the net, which lies under most of the text
PALE_GREEN = "#E9F1E1"
