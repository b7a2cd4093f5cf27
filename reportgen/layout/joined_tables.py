"""Tables with no paragraph between them are one table in Word. In: blocks. Out: blocks, such tables joined.

Each keeps its own columns, place and borders; the first rows that are headers repeat for all (Word; LibreOffice 7.4
gives all of them the last one's properties instead). Tables of two styles, two directions, or floating ones stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..word.blocks import Block, Table


def with_tables_joined(blocks: Sequence[Block]) -> Sequence[Block]:
    """`blocks`, themselves where no table follows another."""
    if not any(_goes_on(above, below) for above, below in pairwise(blocks)):
        return blocks
    out: list[Block] = []
    chain: list[Table] = []
    for block in blocks:
        if chain and not _goes_on(chain[-1], block):
            out.append(_joined(chain))
            chain = []
        if isinstance(block, Table):
            chain.append(block)
        else:
            out.append(block)
    return [*out, _joined(chain)] if chain else out


def _goes_on(above: Block, below: Block) -> bool:
    if not isinstance(above, Table) or not isinstance(below, Table):
        return False
    one, other = above.style, below.style
    apart = one.name != other.name or one.right_to_left != other.right_to_left
    return not apart and one.floating is None and other.floating is None


def _joined(chain: Sequence[Table]) -> Table:
    return chain[0]._replace(joined=tuple(chain[1:]))


def header_counts(tables: Sequence[Table]) -> list[int]:
    """How many rows of each of the joined `tables` open every page; none when all rows claim to."""
    counts: list[int] = []
    for table in tables:
        leading = next((index for index, row in enumerate(table.rows) if not row.header), len(table.rows))
        counts.append(leading)
        if leading < len(table.rows):
            return counts + [0] * (len(tables) - len(counts))
    return [0] * len(tables)
