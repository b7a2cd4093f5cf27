"""The Open XML SDK's own validation of a .docx (the command `ooxml-validator`, or what OOXML_VALIDATOR names)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest


def assert_valid(docx: Path) -> None:
    """Fail with the validator's findings. Without the validator: skip on a user's machine, fail under CI."""
    validator = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    if validator is None:
        if os.environ.get("CI") == "true":
            pytest.fail("missing under CI: ooxml-validator")
        pytest.skip("left out: needs ooxml-validator")
    made = subprocess.run([validator, str(docx)], capture_output=True, text=True, check=False)
    found = json.loads(made.stdout)
    assert found["ok"], json.dumps(found["errors"], ensure_ascii=False, indent=1)
