"""What is said to users: a Vietnamese sentence with named values, translated when it is shown.

The sentence itself is the catalog's key, so the default language costs no look-up at all; other languages come
from `locale/<language>/LC_MESSAGES/reportgen.mo` (compiled by Babel from the .po beside it).
A message is plain data: who raises it does not know the language, who shows it asks for one.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

SOURCE_LANGUAGE = "vi"
LOCALE_DIR = Path(__file__).parent / "locale"


@lru_cache(maxsize=8)
def _catalog(language: str) -> gettext.NullTranslations:
    return gettext.translation("reportgen", str(LOCALE_DIR), languages=[language], fallback=True)


class Message(NamedTuple):
    """A sentence (the Vietnamese text, with `{name}` where values go) and its values."""

    text: str
    values: Mapping[str, object]

    def render(self, language: str = SOURCE_LANGUAGE) -> str:
        """The sentence in `language` ("vi" or "en"); a sentence without a translation stays Vietnamese.

        A value that is a message, or a list of them, is said in the same language; a list is joined by commas.
        """
        text = self.text
        if language != SOURCE_LANGUAGE:
            text = _catalog(language).gettext(text)
        if not self.values:
            return text
        return text.format_map({name: _shown(value, language) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.render()


def _shown(value: object, language: str) -> object:
    if isinstance(value, Message):
        return value.render(language)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, list | tuple):
        return ", ".join(str(_shown(item, language)) for item in value)
    return value


def msg(text: str, /, **values: object) -> Message:
    """Mark `text` for the catalogs and bind its values: `msg("thiếu {name}", name=key)`.

    `text` without values is shown as it stands (braces included).
    """
    return Message(text, values)
