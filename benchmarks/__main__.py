"""`python -m benchmarks [NAME…]`: run the benchmarks (all, or those whose module name holds NAME)."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks

from .table import printed


def main() -> None:
    wanted = sys.argv[1:]
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name.startswith("bench_") and (not wanted or any(name in module.name for name in wanted)):
            rows = importlib.import_module(f"benchmarks.{module.name}").rows()
            print(f"\n{module.name.removeprefix('bench_')}\n{printed(rows)}", flush=True)


if __name__ == "__main__":
    main()
