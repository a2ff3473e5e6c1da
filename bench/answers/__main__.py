"""`python -m bench.answers`: what docs/answers.md says of comparing answers, measured anew; --fit fits it anew first.

The labelled answers are not part of this repository (bench/answers/material.py says where they come from).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.answers import report
from bench.answers.fit import examples, fit_weights, order_table, table_text, tune
from bench.answers.kept import Kept
from bench.answers.material import HERE, labelled, saf, semeval
from viva import answers
from viva.answers.encoder import Encoder, installed
from viva.answers.fitted import Fitted

DATA = Path(answers.__file__).parent / "data"


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.answers", description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE, help="the folder of labelled answers")
    parser.add_argument("--fit", action="store_true", help="fit weights and thresholds, and write them")
    options = parser.parse_args(words)
    if not (options.data / "dev_questions.json").exists():
        print(f"{options.data} holds no labelled answers; name their folder with --data.", file=sys.stderr)
        return 2
    encoder = installed()
    kept = None if encoder is None else Kept(encoder)
    if options.fit:
        fit(options.data, kept)
    else:
        report.print_all(options.data, kept, encoder)
    if kept is not None:
        kept.save()
    return 0


def fit(folder: Path, encoder: Encoder | None) -> None:
    """Writes data/order.tsv and data/fitted.toml."""
    graded = [*semeval(folder), *saf(folder)]
    (DATA / "order.tsv").write_text(order_table([each.answer for each in graded]), encoding="utf-8")
    kinds: dict[str, Fitted] = {}
    for name, way in (("meaning", encoder), ("words", None)):
        weights = tuple(fit_weights(examples(graded, way), with_encoder=way is not None).round(3).tolist())
        kinds[name] = Fitted(weights, tune(labelled(folder), weights, way))
        print(name, kinds[name], flush=True)
    (DATA / "fitted.toml").write_text(table_text(kinds), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
