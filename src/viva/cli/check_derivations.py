"""The part of `viva check` that proves derivations and formula exercises."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from viva.content.derivation import read_derivation, read_exercise
from viva.content.errors import ContentError, Finding
from viva.content.pack import Pack
from viva.derive.promises import prove_derivation, prove_exercise

_ALONE = 3  # so few are proved faster without other processes


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of one file. kept: promises that hold."""

    id: str
    kept: int
    findings: tuple[Finding, ...]


def proved(pack: Pack, ids: Sequence[str]) -> list[Proof]:
    """Each derivation and exercise proved, on all processors."""
    derivations = pack.derivation_files
    work = [(id, derivations.get(id), pack.exercise_files.get(id)) for id in ids]
    if len(work) <= _ALONE:
        return [_proof(*each) for each in work]
    # spawned, not forked: this process has threads
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context) as executor:
        return list(executor.map(_proof, *zip(*work, strict=True), chunksize=4))


def _proof(id: str, derivation: Path | None, exercise: Path | None) -> Proof:
    try:
        if derivation is not None:
            kept, findings = prove_derivation(read_derivation(derivation))
        else:
            assert exercise is not None
            kept, findings = prove_exercise(read_exercise(exercise))
    except ContentError as error:
        return Proof(id, 0, error.findings)
    return Proof(id, kept, tuple(findings))


def print_proofs(proofs: Sequence[Proof], out: TextIO) -> None:
    """What is wrong, and how much was proved."""
    for proof in proofs:
        for finding in proof.findings:
            print(finding, file=out)
    if proofs:
        sound = sum(not proof.findings for proof in proofs)
        kept = sum(proof.kept for proof in proofs)
        print(
            f"derivations and formula exercises: {sound} of {len(proofs)} proved, {kept:,} promises kept",
            file=out,
        )


def proof_view(proof: Proof) -> dict[str, Any]:
    findings = [{"where": f.where, "what": f.what, "remedy": f.remedy} for f in proof.findings]
    return {"id": proof.id, "kept": proof.kept, "findings": findings}
