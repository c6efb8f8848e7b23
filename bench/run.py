"""`make bench`: run every measurement of this folder; `make bench only=memory` one of them.

A measurement is a module with `measure()`, which yields rows (what, measured, bound, unit): the measured
number is to be at most the bound, or at least it when the unit ends with "/s".
"""

import importlib
import pkgutil
import sys
import time

import bench


def names():
    return [module.name for module in pkgutil.iter_modules(bench.__path__) if module.name not in LEFT_OUT]


LEFT_OUT = {"run", "service", "postgresql", "load", "crowd", "rushers", "season"}


def keeps(measured, bound, unit) -> bool:
    if bound is None:
        return True
    return measured >= bound if unit.endswith("/s") else measured <= bound


def main():
    failed = False
    for name in sys.argv[1:] or names():
        began = time.monotonic()
        print(f"\n{name}", flush=True)
        for what, measured, bound, unit in importlib.import_module(f"bench.{name}").measure():
            well = keeps(measured, bound, unit)
            failed = failed or not well
            word = "ok    " if well else "MISSED"
            limit = "" if bound is None else f"  (bound {bound:g})"
            print(f"  {word} {what:<58} {measured:10.2f} {unit}{limit}", flush=True)
        print(f"         {time.monotonic() - began:.0f} s", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
