"""Build the Word templates from the rules (reportgen/standards/data) and the house's choices (templating/*.yaml).

Run: python tools/build_templates.py
A changed rule or choice is one edit there; then run this and commit what it wrote.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from art.certificate import Family  # noqa: E402
from templating import bao_cao_so_ket, danh_sach_ky_nhan, giay_khen, quyet_dinh_khen_thuong  # noqa: E402
from templating.certificate import CHOICES, Certificate  # noqa: E402
from templating.party import HOUSE, Party  # noqa: E402

from reportgen.standards import RULE_SET_IDS, rule_set  # noqa: E402

TEMPLATES_DIR = ROOT / "templates"
BUILDERS: dict[str, Callable[[Party], bytes]] = {
    "bao-cao-so-ket": bao_cao_so_ket.build,
    "quyet-dinh-khen-thuong": quyet_dinh_khen_thuong.build,
    "danh-sach-ky-nhan": danh_sach_ky_nhan.build,
}
CERTIFICATES: dict[str, Family] = {"giay-khen": "party", "giay-khen-nha-nuoc": "state"}


def built(*, points: bool = True) -> Iterator[tuple[Path, bytes]]:
    """Every template file and its content: one .docx a template and rule set, or paper size. Without `points` the
    certificates' pictures of points are left empty."""
    for name, build in BUILDERS.items():
        for rule_set_id in RULE_SET_IDS:
            yield TEMPLATES_DIR / name / f"{rule_set_id}.docx", build(Party(rule_set(rule_set_id), HOUSE))
    for name, family in CERTIFICATES.items():
        for paper, enlarged in CHOICES["page"]["enlarged"].items():
            yield TEMPLATES_DIR / name / f"{paper}.docx", giay_khen.build(Certificate(family, enlarged), points=points)


def main() -> None:
    for path, content in built():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
