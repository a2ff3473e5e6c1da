"""The words with which the store packs: made of what is kept of wrong programs, measured on others.

`python -m bench.words` measures those there are. `--write` makes new ones, which is for a new way of packing:
what was packed with the old words needs the old words.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence

from bench import pages
from viva.content.problem import Problem
from viva.judge.judgement import Judgement
from viva.store import packed
from viva.web.gym import Gym

SIZE = 32_768  # bytes: as far back as zlib looks
HELD_BACK = 2  # programs of each problem, the reference and one wrong one, on which the words are measured
Judge = Callable[[Problem, str], Judgement]


def programs(problem: Problem) -> tuple[str, ...]:
    """The reference and one known mistake first."""
    return (problem.reference, *(each.source for each in problem.mistakes))


def kept(problem: Problem, sources: Sequence[str], judge: Judge) -> Iterator[str]:
    """What the journal keeps of each of some programs: the program, and what was said of it."""
    for source in sources:
        yield source
        yield json.dumps(judge(problem, source).as_json(), allow_nan=False)


def lines_of(gym: Gym) -> Iterator[str]:
    """Derivations as learners may write them: the model lines, with one slip."""
    for derivation in gym.library.derivations.values():
        for slip in derivation.slips:
            lines = [" ".join(each.latex.split()) for each in derivation.lines]
            lines[slip.line - 1] = " ".join(slip.latex.split())
            yield "\n".join(lines)


def train(texts: Sequence[str]) -> bytes:
    """The SIZE bytes from which most of the texts can be put together."""
    from backports import zstd  # its trainer; the words themselves suit any packer

    return bytes(zstd.train_dict([each.encode() for each in texts], SIZE).dict_content[-SIZE:])


def tell(texts: Sequence[str], words: bytes) -> None:
    """Bytes and CPU of a text, at several efforts of zlib."""
    for effort in (1, 3, 6, 9):
        began, total = time.process_time(), 0
        for text in texts:
            squeezer = zlib.compressobj(effort, zdict=words)
            total += len(squeezer.compress(text.encode()) + squeezer.flush())
        spent = time.process_time() - began
        print(f"effort {effort}: {total / len(texts):,.0f} bytes, {1e6 * spent / len(texts):.0f} µs a text")


def command(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.words", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {packed.WORDS.name}")
    options = parser.parse_args(arguments)
    with pages.serving_gym() as (gym, _):
        judge = gym.bench.judge
        unseen = [
            text for each in gym.problems.values() for text in kept(each, programs(each)[:HELD_BACK], judge)
        ]
        if options.write:
            seen = [
                text
                for each in gym.problems.values()
                for text in kept(each, programs(each)[HELD_BACK:], judge)
            ]
            packed.WORDS.write_bytes(train([*seen, *lines_of(gym)]))
            packed.words.cache_clear()
        print(f"{len(unseen)} texts of {sum(map(len, unseen)) / len(unseen):,.0f} letters")
        tell(unseen, packed.words())
    return 0


if __name__ == "__main__":
    sys.exit(command(sys.argv[1:]))
