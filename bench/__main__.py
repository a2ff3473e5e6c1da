"""`python -m bench [judge] [throughput] [http] [pages] [derive] [lighthouse] [years]`: measures what we claim."""

from __future__ import annotations

import argparse
import sys

from bench import derive, http, judge, lighthouse, pages, throughput, years

PARTS = {"judge": judge.main, "throughput": throughput.main, "http": http.main, "pages": pages.main}
ASKED = {
    "derive": derive.main,
    "lighthouse": lighthouse.main,
    "years": years.main,
}  # take minutes, and libraries or npm


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        choices=[*PARTS, *ASKED, []],
        help="which parts; all but derive, lighthouse and years by default",
    )
    parser.add_argument("--rounds", type=int, default=200, help="rounds of each measurement (200)")
    parser.add_argument("--runtime", action="append", choices=("numpy", "torch"), help="only these runtimes")
    options = parser.parse_args()
    for name in options.parts or PARTS:
        (PARTS | ASKED)[name](tuple(options.runtime or ("numpy", "torch")), options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
