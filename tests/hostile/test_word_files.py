"""`reportgen pdf` on broken, odd and dangerous files: a PDF, or a refusal that names the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import contents, packages, programs, sizes
from .packages import full
from .trial import needs_limits, tried_pdf

pytestmark = needs_limits

REFUSED = {
    "empty": "package.empty-file",
    "text": "package.not-word",
    "pdf": "package.not-word",
    "only-pk": "package.broken-zip",
    "zip-of-nothing": "package.not-word",
    "zip-of-text": "package.not-word",
    "first-half": "package.broken-zip",
    "last-half": "package.not-word",
    "without-end": "package.broken-zip",
    "without-directory": "package.broken-zip",
    "rubbish-before": "package.not-word",
    "encrypted": "package.encrypted",
    "old-doc": "package.old-doc",
    "zip-password": "package.encrypted",
    "same-name-twice": "package.duplicate-name",
    "sizes-lie": "package.zip-bomb",
    "bomb": "package.zip-bomb",
    "name-leads-out": "package.unsafe-name",
    "name-absolute": "package.unsafe-name",
    "without-content-types": "package.not-word",
    "without-package-relations": "package.no-document",
    "without-document": "package.no-document",
    "empty-document.xml": "package.broken-xml",
    "empty-styles.xml": "package.broken-xml",
    "empty-document.xml.rels": "package.broken-xml",
    "empty-[Content_Types].xml": "package.broken-xml",
    "empty-.rels": "package.broken-xml",
    "empty-numbering.xml": "package.broken-xml",
    "empty-settings.xml": "package.broken-xml",
    "empty-header-default.xml": "package.broken-xml",
    "empty-footnotes.xml": "package.broken-xml",
    "other-root-in-document.xml": "word.no-body",
    "other-root-in-[Content_Types].xml": "package.no-document",
    "other-root-in-.rels": "package.no-document",
    "cut-xml": "package.broken-xml",
    "doctype": "package.doctype",
    "billion-laughs": "package.doctype",
    "entity-unknown": "package.broken-xml",
    "control-characters": "package.broken-xml",
    "control-references": "package.broken-xml",
    "surrogate-reference": "package.broken-xml",
    "bytes-not-utf-8": "package.broken-xml",
    "tcvn-declared": "package.encoding",
    "no-namespace": "word.no-body",
    "no-body": "word.no-body",
    "elements-300-deep": "package.too-deep",
    "content-type-wrong": "package.no-document",
    "content-type-sheet": "package.is-a-sheet",
    "word-2003-xml": "package.not-word",
    "flat-opc": "package.not-word",
    "html": "package.not-word",
    "rtf": "package.not-word",
    "opendocument": "package.is-opendocument",
    "main-is-external": "package.no-document",
    "main-is-the-styles": "word.no-body",
    "main-is-a-picture": "package.no-document",
    "tables-60-deep": "word.too-deep",
    "margins-larger-than-the-page": "layout.no-room",
    "more-xml-than-fits-into-memory": "package.too-long",
    "a-text-of-eleven-megabytes": "package.zip-bomb",
}
WARNED = {
    "private-use": "font.no-glyph",
    "unassigned": "font.no-glyph",
    "emoji-and-han": "font.no-glyph",
    "picture-broken": "picture.unreadable",
    "picture-rubbish": "picture.unreadable",
    "picture-jpeg-cut": "picture.unreadable",
    "picture-empty-png": "picture.unreadable",
    "picture-of-no-pixels": "picture.unreadable",
    "picture-says-100000": "picture.too-large",
    "picture-bomb": "picture.too-large",
    "picture-gif-cut": "picture.unreadable",
    "picture-tiff-cut": "picture.unreadable",
    "picture-webp-cut": "picture.unreadable",
    "picture-bmp-lies": "picture.unreadable",
    "symbols-odd": "font.no-glyph",
    "without-document-relations": "word.missing-part",
    "without-styles": "word.missing-part",
    "without-numbering": "word.missing-part",
    "without-settings": "word.missing-part",
    "without-footnotes": "word.missing-note",
    "without-header": "word.missing-part",
    "without-picture": "word.missing-part",
    "unknown-namespace": "word.unknown-feature",
    "run-without-paragraph": "word.misplaced",
    "styles-in-circles": "word.style-cycle",
    "numbers-in-circles": "word.numbering-cycle",
    "everything-is-abc": "word.bad-value",
    "everything-is-NaN": "word.bad-value",
    "page-0": "word.bad-value",
    "page-10-km": "word.bad-value",
    "field-without-end": "word.field-without-end",
    "field-never-separated": "word.field-without-result",
    "footnote-that-is-not-there": "word.missing-note",
    "alternate-without-fallback": "word.unknown-feature",
    "reference-to-nothing": "word.missing-part",
    "header-taller-than-the-page": "layout.header-too-tall",
    "table-floating-outside": "layout.floating-table",
    "box-linked-to-itself": "word.unsupported-feature",
    "enclosing-odd-blocks": "word.unsupported-feature",
    "picture-emf": "word.picture-format",
    "fonts-odd": "font.substituted",
    "2000-links-to-nowhere": "word.more-warnings",
}
EITHER = "flipped-at-"  # a byte may be one that nobody reads
CASES = {**packages.CASES, **contents.CASES, **programs.CASES, **sizes.CASES}


def test_the_tables_name_cases() -> None:
    assert REFUSED.keys() | WARNED.keys() <= CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_it_ends_in_a_pdf_or_in_a_refusal_with_its_reason(name: str, tmp_path: Path) -> None:
    outcome = tried_pdf(tmp_path, CASES[name]())
    if name in REFUSED:
        assert set(outcome.codes) == {REFUSED[name]}
        assert "van-ban.docx" in outcome.said or "media/" in outcome.said or "U+" in outcome.said
    elif not name.startswith(EITHER):
        assert outcome.result is not None, outcome.said
    if name in WARNED:
        assert WARNED[name] in outcome.codes


@pytest.mark.parametrize("name", programs.CASES)
def test_what_other_programs_write_by_habit_is_no_reason_to_warn(name: str, tmp_path: Path) -> None:
    assert tried_pdf(tmp_path, programs.CASES[name]()).codes == ()


def test_a_password_is_told_in_plain_words(tmp_path: Path) -> None:
    said = tried_pdf(tmp_path, CASES["encrypted"]()).said
    assert "mật khẩu" in said
    assert "bỏ mật khẩu" in said


def test_a_refused_file_leaves_nothing_behind(tmp_path: Path) -> None:
    tried_pdf(tmp_path, CASES["doctype"]())
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_a_good_file_has_no_warnings(tmp_path: Path) -> None:
    outcome = tried_pdf(tmp_path, full())
    assert outcome.codes == ()
    assert outcome.page_count == 1
