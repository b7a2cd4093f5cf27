"""Finds the face for a name. In: "Times New Roman", bold. Out: a `Match`, always.

The order: the folders given (`--font-dir`), the system's fonts, those inside the document, the bundled Tinos. The
system is asked as little as possible: file names that are known first, and the fonts' own names only when a family is
not found by them.
"""

from __future__ import annotations

import copy
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..errors import FontError, Problem
from ..messages import msg
from ..places import FilePlace
from .embedded import EmbeddedShelf, FontFile
from .face import Face, faces_of
from .style import Style

BUNDLED_DIR = Path(__file__).parent / "data"
BUNDLED_FAMILY = "Tinos"
SUFFIXES = (".ttf", ".ttc", ".otf")

_TINOS = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")


def _styled(stem: str) -> tuple[str, ...]:
    """The four file names of a family that names them in the usual way."""
    return tuple(f"{stem}-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic"))


# Files of a family by style: regular, bold, italic, bold italic; each line is one system's habit.
KNOWN_FILES: dict[str, tuple[tuple[str, ...], ...]] = {
    "times new roman": (
        ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
        ("Times New Roman.ttf", "Times New Roman Bold.ttf", "Times New Roman Italic.ttf",
         "Times New Roman Bold Italic.ttf"),
        ("Times_New_Roman.ttf", "Times_New_Roman_Bold.ttf", "Times_New_Roman_Italic.ttf",
         "Times_New_Roman_Bold_Italic.ttf"),
    ),
    "arial": (
        ("arial.ttf", "arialbd.ttf", "ariali.ttf", "arialbi.ttf"),
        ("Arial.ttf", "Arial Bold.ttf", "Arial Italic.ttf", "Arial Bold Italic.ttf"),
        ("Arial.ttf", "Arial_Bold.ttf", "Arial_Italic.ttf", "Arial_Bold_Italic.ttf"),
    ),
    "calibri": (("calibri.ttf", "calibrib.ttf", "calibrii.ttf", "calibriz.ttf"),),
    "cambria": (("cambria.ttc", "cambriab.ttf", "cambriai.ttf", "cambriaz.ttf"),),
    "courier new": (
        ("cour.ttf", "courbd.ttf", "couri.ttf", "courbi.ttf"),
        ("Courier New.ttf", "Courier New Bold.ttf", "Courier New Italic.ttf", "Courier New Bold Italic.ttf"),
        ("Courier_New.ttf", "Courier_New_Bold.ttf", "Courier_New_Italic.ttf", "Courier_New_Bold_Italic.ttf"),
    ),
    "tahoma": (("tahoma.ttf", "tahomabd.ttf"), ("Tahoma.ttf", "Tahoma Bold.ttf")),
    "verdana": (("verdana.ttf", "verdanab.ttf", "verdanai.ttf", "verdanaz.ttf"),),
    "symbol": (("symbol.ttf",),),
    "wingdings": (("wingding.ttf",), ("Wingdings.ttf",)),
    "tinos": (_TINOS,),
    "liberation sans": (_styled("LiberationSans"),),
    "liberation mono": (_styled("LiberationMono"),),
    "arimo": (_styled("Arimo"),),
    "cousine": (_styled("Cousine"),),
    "carlito": (_styled("Carlito"),),
    "caladea": (_styled("Caladea"),),
}  # fmt: skip

# Families with the same advances, which may stand in without a word (their makers drew them so).
METRIC_TWINS: dict[str, tuple[str, ...]] = {
    "times new roman": ("tinos",),
    "times": ("times new roman", "tinos"),
    "arial": ("liberation sans", "arimo"),
    "helvetica": ("arial", "liberation sans", "arimo"),
    "calibri": ("carlito",),
    "cambria": ("caladea",),
    "courier new": ("liberation mono", "cousine"),
    "courier": ("courier new", "liberation mono", "cousine"),
}

# A face of these is taken only if it has all the letters: old files under the same name have not.
_MUST_BE_VIETNAMESE = frozenset({"times new roman", "liberation sans", "liberation mono", "arial"})

# Asked first when a character is missing, before the whole system is read.
_WIDE_FILES = (
    "DejaVuSerif.ttf", "DejaVuSans.ttf", "seguisym.ttf", "Segoe UI Symbol.ttf", "Arial Unicode.ttf",
    "NotoSansSymbols2-Regular.ttf", "NotoSansSymbols-Regular.ttf", "FreeSerif.ttf", "opens___.ttf",
)  # fmt: skip


class Match(NamedTuple):
    """The face found for a family. `substituted`: another family of other widths had to stand in for `wanted`."""

    face: Face
    wanted: str
    substituted: bool


def system_directories() -> tuple[Path, ...]:
    """Where this system keeps its fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        windows = os.environ.get("WINDIR", r"C:\Windows")
        return Path(local) / "Microsoft" / "Windows" / "Fonts", Path(windows) / "Fonts"
    if sys.platform == "darwin":
        return home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    data_home = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return data_home / "fonts", home / ".fonts", *(Path(folder) / "fonts" for folder in shared if folder)


def _font_files(folder: str, depth: int = 8) -> Iterator[Path]:
    """The font files in and below `folder`, in the order of their names."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.lower().endswith(SUFFIXES):
            yield Path(entry.path)
        elif depth and entry.is_dir():
            yield from _font_files(entry.path, depth - 1)


class Shelf:
    """The fonts below some folders: by file name at once, by their own names when asked."""

    def __init__(self, directories: Sequence[Path]) -> None:
        self._directories = directories

    @cached_property
    def _paths(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for folder in self._directories:
            for path in _font_files(str(folder)):
                found.setdefault(path.name.lower(), path)
        return found

    def by_file(self, name: str) -> Face | None:
        """The first face of the file called `name`, whatever its case."""
        path = self._paths.get(name.lower())
        return next((face for face in faces_of(path) if face.embeddable), None) if path else None

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """Every face that can be embedded."""
        return tuple(face for path in self._paths.values() for face in faces_of(path) if face.embeddable)

    @cached_property
    def _families(self) -> dict[str, dict[Style, Face]]:
        families: dict[str, dict[Style, Face]] = {}
        for face in self.faces:
            for family in _family_names(face):
                families.setdefault(family.casefold(), {}).setdefault(Style(face.bold, face.italic), face)
        return families

    def known(self, family: str) -> dict[Style, Face]:
        """The family's faces found by their file names."""
        for names in KNOWN_FILES.get(family, ()):
            faces = [self.by_file(name) for name in names]
            if faces[0] is not None:
                return {Style(face.bold, face.italic): face for face in reversed(faces) if face is not None}
        return {}

    def named(self, family: str) -> dict[Style, Face]:
        """The family's faces found by the names in the fonts."""
        return self._families.get(family, {})


def _family_names(face: Face) -> set[str]:
    names = set(face.names.get(1, ())) | set(face.names.get(4, ()))
    if face.weight in (400, 700):
        names |= face.names.get(16, frozenset())
    return names


class FontLibrary:
    """The faces that may be used: those in `directories` first, the system's unless `system` is False, the bundled.

    Raises FontError when one of `directories` does not exist.
    """

    def __init__(self, *, directories: Sequence[Path] = (), system: bool = True) -> None:
        _must_exist(directories)
        self._given = Shelf(directories)
        self._system = Shelf(system_directories() if system else ())
        self._own = Shelf((BUNDLED_DIR,))
        self._matches: dict[tuple[str, bool, bool], Match] = {}
        self._fallbacks: dict[tuple[int, bool, bool], Face | None] = {}
        self._faces: dict[str, Face] = {}
        self._embedded = EmbeddedShelf(())
        self._embedded_faces: dict[str, Face] = {}

    @classmethod
    def bundled(cls) -> FontLibrary:
        """The bundled faces only: the same on every machine."""
        return cls(system=False)

    def with_embedded(self, fonts: Iterable[FontFile]) -> FontLibrary:
        """This library for one document, which brings `fonts` along: they serve the families that are not installed.

        A file is read when its family is asked for; `problems` then names those that cannot be used.
        """
        held = tuple(fonts)
        if not held:
            return self
        library = copy.copy(self)
        library._matches = {}
        library._embedded = EmbeddedShelf(held)
        library._embedded_faces = {}
        return library

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The embedded fonts that were asked for and are of no use, as warnings."""
        return tuple(self._embedded.problems)

    def match(self, family: str, *, bold: bool = False, italic: bool = False) -> Match:
        """The face for `family` in that style; a twin of the same widths, or else Tinos, where there is none."""
        key = (family, bold, italic)
        if key not in self._matches:
            self._matches[key] = self._find(family, Style(bold, italic))
        return self._matches[key]

    def _find(self, family: str, style: Style) -> Match:
        wanted = " ".join(family.split()).casefold()
        for faces in self._choices(wanted, style):
            if faces:
                return Match(self._styled(faces, style), family, substituted=False)
        return Match(self._styled(self._family(BUNDLED_FAMILY.casefold()), style), family, substituted=True)

    def _choices(self, family: str, style: Style) -> Iterator[Mapping[Style, Face]]:
        """The installed font, as Word; then the embedded one. A style that it lacks is better found in a twin than
        made up: the lines are as long as where the font is installed."""
        yield self._family(family)
        embedded = self._embedded_family(family)
        if style in embedded:
            yield embedded
        twins = [self._family(twin) for twin in METRIC_TWINS.get(family, ())]
        yield from (faces for faces in twins if style in faces)
        yield embedded
        yield from twins

    def _embedded_family(self, family: str) -> Mapping[Style, Face]:
        faces = self._embedded.named(family)
        if family not in _MUST_BE_VIETNAMESE:
            return faces
        return {style: face for style, face in faces.items() if face.covers_vietnamese()}

    def _family(self, family: str) -> dict[Style, Face]:
        for faces in self._offers(family):
            if faces and (family not in _MUST_BE_VIETNAMESE or all(map(Face.covers_vietnamese, faces.values()))):
                return faces
        return {}

    def _offers(self, family: str) -> Iterator[dict[Style, Face]]:
        """The cheap ways first: the system's fonts are read only for a family whose file names are not known."""
        yield self._given.named(family)
        yield self._own.known(family)
        yield self._system.known(family)
        if family not in KNOWN_FILES:
            yield self._system.named(family)

    def _styled(self, faces: Mapping[Style, Face], style: Style) -> Face:
        """The face of that style, or the nearest one made to look like it."""
        if style in faces:
            return self._named(faces[style])
        nearest = min(faces, key=lambda have: (have.italic != style.italic, have.bold != style.bold, have.rank))
        source = faces[nearest]
        bold = source.synthetic_bold or (style.bold and not nearest.bold)
        italic = source.synthetic_italic or (style.italic and not nearest.italic)
        return self._named(source.made_to_look(bold=bold, italic=italic))

    def _named(self, face: Face) -> Face:
        """`face`, known to `by_name` under a name that no other face has."""
        faces = self._faces if face.content is None else self._embedded_faces
        plain, number = face.name, 1
        while (held := faces.setdefault(face.name, face)) is not face:
            if held.source == face.source:
                return held
            number += 1
            face.name = f"{plain}-{number}"
        return face

    def by_name(self, name: str) -> Face:
        """The face called `name` among those that `match` and `fallback` gave out; KeyError for any other."""
        return self._embedded_faces.get(name) or self._faces[name]

    def fallback(self, code_point: int, *, bold: bool = False, italic: bool = False) -> Face | None:
        """A face that can draw `code_point`, None when no font has it."""
        key = (code_point, bold, italic)
        if key not in self._fallbacks:
            self._fallbacks[key] = self._find_fallback(code_point, Style(bold, italic))
        return self._fallbacks[key]

    def _find_fallback(self, code_point: int, style: Style) -> Face | None:
        own = self._styled(self._family(BUNDLED_FAMILY.casefold()), style)
        if own.has(code_point):
            return own
        for face in self._wide_faces():
            if face.glyph(code_point):
                return self._like(face, style)
        return None

    def _like(self, face: Face, style: Style) -> Face:
        """The face of the same family in that style, if it has one; else the face itself."""
        family = {Style(face.bold, face.italic): face}
        return self._styled(family, style)

    def _wide_faces(self) -> Iterator[Face]:
        yield from self._given.faces
        yield from (face for name in _WIDE_FILES if (face := self._system.by_file(name)))
        yield from (face for face in self._system.faces if not face.symbolic)


def _must_exist(directories: Sequence[Path]) -> None:
    for folder in directories:
        if not folder.is_dir():
            raise FontError.of(
                "font.no-directory",
                msg("không có thư mục phông chữ này"),
                place=FilePlace(str(folder)),
                hint=msg("xem lại đường dẫn sau --font-dir"),
            )
