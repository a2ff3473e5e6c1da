import ast
import gc
import threading
import time
from collections.abc import Iterator

import pytest

from viva.content.parsing import parsed

WIDE = "\n".join(f"x{i} = (a + b * (c - d)) / [e, f]" for i in range(60))
DEEP = "y = f(g(h(i(j(k(l(m(n(o(p(q(r(s)))))))))))))\n" * 40


@pytest.fixture
def interrupted() -> Iterator[None]:
    """Every collection lets the other threads run, so that trees are left half built as often as can be."""

    def give_way(phase: str, info: dict[str, int]) -> None:
        time.sleep(1e-5)

    before = gc.get_threshold()
    gc.callbacks.append(give_way)
    gc.set_threshold(20)
    yield
    gc.set_threshold(*before)
    gc.callbacks.remove(give_way)


def test_the_tree_and_the_file_are_those_of_the_parser() -> None:
    assert ast.dump(parsed(WIDE)) == ast.dump(ast.parse(WIDE))
    with pytest.raises(SyntaxError) as refused:
        parsed("x = (", "learner.py")
    assert refused.value.filename == "learner.py"


@pytest.mark.usefixtures("interrupted")
def test_threads_that_parse_at_once_do_not_disturb_each_other() -> None:
    failures: list[BaseException] = []

    def parse_often(source: str) -> None:
        try:
            for _ in range(10):
                parsed(source)
        except SystemError as error:
            failures.append(error)

    threads = [threading.Thread(target=parse_often, args=(source,)) for source in (WIDE, DEEP, WIDE, DEEP)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
