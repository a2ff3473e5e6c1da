"""Planted bugs: each a program that runs, each different."""

import ast

from viva.judge.mutants import mutants

SOURCE = '''
def mean(xs, shift=0.5):
    """The mean."""
    if len(xs) == 0:
        raise ValueError("empty")
    total = 0.0
    for x in xs:
        total += x * 2 - shift
    return total / len(xs)
'''


def test_every_mutant_is_another_program_that_compiles():
    found = mutants(SOURCE)
    texts = [mutant.source for mutant in found]
    assert len(set(texts)) == len(texts) > 25
    original = ast.unparse(ast.parse(SOURCE.replace('    """The mean."""\n', "")))
    assert original not in texts
    for text in texts:
        compile(text, "<mutant>", "exec")


def test_the_bugs_people_plant_are_among_them():
    changes = {mutant.change for mutant in mutants(SOURCE)}
    assert {
        "Div becomes Mult",
        "Sub becomes Add",
        "0.5 becomes 1.0",
        "Eq becomes NotEq",
        "the condition is never true",
        "the left operand is dropped",
        "line 8: accumulates no more",
        "line 5: the statement is dropped",
        "the result is negated",
    } <= changes


def test_planting_leaves_the_next_mutant_untouched():
    """Each mutant differs from the reference in one place: editing undoes itself."""
    again = mutants(SOURCE)
    assert [m.source for m in again] == [m.source for m in mutants(SOURCE)]


def test_a_mutant_says_where_it_is():
    lines = {mutant.line for mutant in mutants(SOURCE)}
    assert {4, 8, 9} <= lines
