"""Where a user's own settings lie. In: the system and the environment. Out: a folder, which need not exist yet."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "REPORTGEN_CONFIG"
_NAME = "reportgen"


def user_folder() -> Path:
    """The folder of this user's settings: where `REPORTGEN_CONFIG` says, else where the system keeps such things."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming") / _NAME
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / _NAME
    return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / _NAME
