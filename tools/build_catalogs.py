"""Message catalogs: extract every `msg("…")`, bring the .po files up to date, compile the .mo files beside them.

python tools/build_catalogs.py           update and compile
python tools/build_catalogs.py --check   exit 1 when a sentence has no translation or a .mo is stale
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "reportgen"
LOCALE = PACKAGE / "locale"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "reportgen.po"
CLICK = LOCALE / "vi" / "LC_MESSAGES" / "click.po"  # click's own sentences, written by hand
KEYWORDS = {"msg": None, "key": None}  # `key` describes a key of the input (template/schema.py)


class Plain(Catalog):
    """A catalog whose header says only what a reader needs: the same on every day and with every Babel."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def extracted() -> Catalog:
    """The sentences in the source. Line numbers are left out: they would change the file at every edit."""
    catalog = Catalog(project="reportgen", fuzzy=False)
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    for filename, _, message, _, _ in sorted(found, key=lambda row: (row[0], row[1])):
        catalog.add(message, locations=[(Path(filename).as_posix(), 0)])
    return catalog


def read(path: Path, locale: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def compiled(path: Path, locale: str) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, plain(read(path, locale)))
    return buffer.getvalue()


def plain(catalog: Catalog) -> Plain:
    copy = Plain(locale=catalog.locale, header_comment="# Messages of reportgen.\n#", fuzzy=False)
    for message in catalog:
        if message.id:
            copy[message.id] = message
    return copy


def update() -> None:
    """Add new sentences, drop those that are gone; translations stay."""
    catalog = read(ENGLISH, "en") if ENGLISH.exists() else Catalog(locale="en", project="reportgen", fuzzy=False)
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, plain(catalog), width=0, sort_by_file=True, include_lineno=False)
    ENGLISH.write_bytes(buffer.getvalue())


def complaints() -> list[str]:
    """What `--check` finds."""
    english = read(ENGLISH, "en")
    sentences = [message.id for message in extracted() if message.id]
    found = [f"no English for: {sentence}" for sentence in sentences if not _string(english, sentence)]
    for path, locale in ((ENGLISH, "en"), (CLICK, "vi")):
        mo = path.with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != compiled(path, locale):
            found.append(f"stale: {mo.relative_to(ROOT)}")
    return found


def _string(catalog: Catalog, key: str | tuple[str, ...]) -> str:
    message = catalog.get(key)
    return str(message.string) if message and message.string else ""


def main() -> int:
    if "--check" not in sys.argv[1:]:
        update()
        for path, locale in ((ENGLISH, "en"), (CLICK, "vi")):
            path.with_suffix(".mo").write_bytes(compiled(path, locale))
    found = complaints()
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
