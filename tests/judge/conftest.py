"""A judge for the tests of this room: real zygotes, a cache of its own, the small pack."""

from pathlib import Path

import pytest

from viva.content.pack import Pack
from viva.judge.examiner import Examiner
from viva.judge.pool import Pool

SMALL = Path(__file__).parent.parent / "packs" / "small"


@pytest.fixture(scope="session")
def judge_pool():
    with Pool(spares=2) as pool:
        yield pool


@pytest.fixture(scope="session")
def small_pack():
    return Pack.open([SMALL])


@pytest.fixture(scope="session")
def examiner(judge_pool, tmp_path_factory):
    examiner = Examiner(judge_pool, cache=tmp_path_factory.mktemp("cache"))
    yield examiner
    examiner.close()


@pytest.fixture(scope="session")
def softmax(small_pack):
    return small_pack.problem("softmax-numpy")
