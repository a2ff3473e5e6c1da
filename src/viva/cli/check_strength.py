"""The part of `viva check --mutants` that keeps what was measured, and notices when it is kept no more."""

from __future__ import annotations

from collections.abc import Sequence

from viva.content.errors import Finding
from viva.content.pack import Pack
from viva.content.strength import RECORD, Measured, outdated, read_strengths, render_strengths
from viva.judge.strength import Strength


def strength_findings(pack: Pack, strengths: Sequence[Strength], *, record: bool) -> list[Finding]:
    """What the pack's record says otherwise; nothing where it keeps none. record: write it anew first.

    Problems of other folders, read beside the pack, are none of its business.
    """
    now = [
        Measured(s.problem, pack.problem(s.problem).digest, s.killed, s.silent)
        for s in strengths
        if pack.problem_folders[s.problem].is_relative_to(pack.home)
    ]
    file = pack.home / RECORD
    if record and now:
        kept = {id: each for id, each in read_strengths(pack.home).items() if id in pack.problem_folders}
        merged = kept | {each.problem: each for each in now}
        file.write_text(render_strengths(merged.values()), encoding="utf-8")
    return outdated(pack.home, now) if file.is_file() else []
