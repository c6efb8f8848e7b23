"""`make bench`: run every measurement of this folder; `make bench only=memory` one of them.

A measurement is a module with `measure()`, which yields rows (what, measured, bound, unit): the measured
number is to be at most the bound, or at least it where more is better: "/s", "times better".
"""

import importlib
import sys
import time
from pathlib import Path

MORE_IS_BETTER = "/s", "better"


def names():
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return [path.stem for path in modules if "\ndef measure():" in path.read_text()]


def keeps(measured, bound, unit) -> bool:
    if bound is None:
        return True
    return measured >= bound if unit.endswith(MORE_IS_BETTER) else measured <= bound


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
            print(f"  {word} {what:<66} {measured:10.2f} {unit}{limit}", flush=True)
        print(f"         {time.monotonic() - began:.0f} s", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
