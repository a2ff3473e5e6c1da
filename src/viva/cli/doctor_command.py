"""`viva doctor`: which layers of the sandbox this machine offers, and what to do about the missing ones."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from viva.cli.exits import Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    from viva.judge.layers import probe, tier_of

    layers = probe()
    tier = tier_of(layer.name for layer in layers if layer.present)
    if options.json:
        print(json.dumps({"tier": tier.value, "layers": [asdict(layer) for layer in layers]}))
        return Exit.DONE
    print(f"learners' code runs here: {tier.value}\n")
    for layer in layers:
        print(f"  {'yes' if layer.present else 'no ':<5}{layer.name:<22}{layer.why}")
        if not layer.present and layer.what_to_do:
            print(f"       {layer.what_to_do}")
    return Exit.DONE
