"""Nothing outside the file is ever fetched: a listener on this machine hears nothing, and a warning says so."""

from __future__ import annotations

import select
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.notation import p, picture_graphic, r, word_file

from .packages import MAIN, OFFICE, RELATIONS, STYLES, edited, parts_of, zipped
from .trial import needs_limits, tried_pdf

pytestmark = needs_limits


@pytest.fixture
def address() -> Iterator[str]:
    """Where a listener waits; whoever calls fails the test."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        called, _, _ = select.select([listener], [], [], 0)
        assert not called, "somebody called"


def _linked(kind: str, target: str, content: str = "") -> bytes:
    return word_file(p("chữ", content), relations={"rIdOut": (kind, target)})


def _inline(graphic: str) -> str:
    return r(f'<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/>{graphic}</wp:inline></w:drawing>')


def _schema_from_outside(address: str) -> bytes:
    parts = parts_of(word_file("chữ"))
    head, _, rest = parts[STYLES].decode().partition("?>")
    own = f'<?xml-stylesheet href="{address}/x.xsl"?>'
    hint = f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a {address}/x.xsd" '
    parts[STYLES] = f"{head}?>{own}{rest.replace('<w:styles ', f'<w:styles{hint}', 1)}".encode()
    return zipped(parts)


def _included(address: str) -> bytes:
    parts = parts_of(word_file("@"))
    inside = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}/x.xml"/>'
    parts[MAIN] = parts[MAIN].decode().replace("</w:body>", f"{inside}</w:body>").encode()
    return zipped(parts)


OUTSIDE: dict[str, Callable[[str], bytes]] = {
    "picture": lambda to: _linked("image", f"{to}/x.png", _inline(picture_graphic(relation="rIdOut"))),
    "linked picture": lambda to: _linked(
        "image", f"{to}/x.png", _inline(picture_graphic(relation="rIdOut").replace("r:embed", "r:link"))
    ),
    "old picture": lambda to: _linked(
        "image",
        f"{to}/x.png",
        r('<w:pict><v:shape style="width:9pt;height:9pt"><v:imagedata r:id="rIdOut"/></v:shape></w:pict>'),
    ),
    "picture by address": lambda to: word_file(
        p(r(f'<w:pict><v:shape style="width:9pt;height:9pt"><v:imagedata src="{to}/x.png"/></v:shape></w:pict>'))
    ),
    "chunk": lambda to: word_file(
        "a", '<w:altChunk r:id="rIdOut"/>', relations={"rIdOut": ("aFChunk", f"{to}/x.html")}
    ),
}
IGNORED: dict[str, Callable[[str], bytes]] = {
    "template": lambda to: _linked("attachedTemplate", f"{to}/x.dotx"),
    "styles": lambda to: _linked("styles", f"{to}/styles.xml"),
    "frame": lambda to: _linked("frame", f"{to}/x.docx"),
    "field": lambda to: word_file(
        p(f'<w:fldSimple w:instr="INCLUDEPICTURE {to}/x.png \\d"><w:r><w:t>x</w:t></w:r></w:fldSimple>')
    ),
    "schema": _schema_from_outside,
    "hyperlink": lambda to: _linked(
        "hyperlink", f"{to}/x", '<w:hyperlink r:id="rIdOut"><w:r><w:t>x</w:t></w:r></w:hyperlink>'
    ),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_lies_outside_is_not_fetched_but_named(name: str, address: str, tmp_path: Path) -> None:
    outcome = tried_pdf(tmp_path, OUTSIDE[name](address))
    assert outcome.result is not None
    assert set(outcome.codes) & {"word.external-picture", "word.unsupported-feature"}


@pytest.mark.parametrize("name", IGNORED)
def test_what_lies_outside_is_not_fetched(name: str, address: str, tmp_path: Path) -> None:
    assert tried_pdf(tmp_path, IGNORED[name](address)).codes == ()


def test_an_inclusion_is_not_fetched(address: str, tmp_path: Path) -> None:
    assert tried_pdf(tmp_path, _included(address)).codes == ("word.unknown-feature",)


def test_a_main_part_outside_is_refused(address: str, tmp_path: Path) -> None:
    content = edited("_rels/.rels", ('Target="word/document.xml"', f'Target="{address}/d.xml" TargetMode="External"'))
    assert tried_pdf(tmp_path, content).codes == ("package.no-document",)


def test_an_external_relationship_of_any_kind_is_not_fetched(address: str, tmp_path: Path) -> None:
    kinds = ("image", "header", "footer", "numbering", "settings", "theme", "fontTable", "oleObject", "video", "x")
    more = "".join(
        f'<Relationship Id="out{kind}" Type="{OFFICE}/{kind}" Target="{address}/{kind}" TargetMode="External"/>'
        for kind in kinds
    )
    outcome = tried_pdf(tmp_path, edited(RELATIONS, ("</Relationships>", f"{more}</Relationships>")))
    assert outcome.result is not None
