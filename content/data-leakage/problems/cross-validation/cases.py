import math

import numpy as np

from viva.content.authoring import case, edge, law, varied


def plain(n, k, seed=None):
    return {"task": "kfold", "n": n, "k": k, **({} if seed is None else {"seed": seed})}


def stratified(y, k, seed=None):
    return {"task": "stratified_kfold", "y": list(y), "k": k, **({} if seed is None else {"seed": seed})}


def grouped(groups, k):
    return {"task": "group_kfold", "groups": list(groups), "k": k}


def nested(model, X, y, candidates, outer, inner):
    outer = [[int(row) for row in fold] for fold in outer]
    return {"task": "nested", "model": model, "X": np.asarray(X).tolist(), "y": np.asarray(y).tolist(), "candidates": candidates, "outer": outer, "inner": inner}


def shuffled_folds(rng, n, k):
    return np.array_split(rng.permutation(n), k)


def regression(rng, n, d, noise=1.0):
    X = rng.normal(size=(n, d))
    return X.round(3), (X @ rng.normal(size=d) + noise * rng.normal(size=n)).round(3)


@case("eleven rows in four folds, in their order", shown=True)
def eleven(rng):
    return plain(11, 4)


@case("eleven rows in four folds, shuffled")
def eleven_shuffled(rng):
    return plain(11, 4, seed=5)


@case("a hundred rows in seven folds, shuffled")
def hundred(rng):
    return plain(100, 7, seed=12)


@case("three rare positives among ten rows", shown=True)
def rare(rng):
    return stratified([0, 0, 1, 0, 0, 1, 0, 0, 0, 1], 3)


@case("three classes with remainders, shuffled")
def three_classes(rng):
    return stratified(rng.choice(3, size=29, p=[0.5, 0.3, 0.2]).tolist(), 4, seed=3)


@case("labels that are words, in their order")
def words(rng):
    return stratified(["dog", "cat", "dog", "eel", "cat", "dog", "dog", "cat", "ant"], 2)


@case("labels that are words, shuffled")
def words_shuffled(rng):
    return stratified(["dog", "cat", "dog", "eel", "cat", "dog", "dog", "cat", "ant", "dog", "dog"], 3, seed=8)


@case("negative labels and many classes")
def many_classes(rng):
    return stratified((rng.integers(0, 12, size=60) * 7 - 30).tolist(), 5, seed=1)


@case("groups of different sizes", shown=True)
def sizes(rng):
    return grouped([7, 3, 3, 7, 5, 7, 3, 9, 7, 5], 2)


@case("groups with names that are words, scattered over the rows")
def named(rng):
    return grouped(rng.permutation(np.repeat(["ann", "bob", "cyd", "dan", "eve", "fay"], [3, 9, 4, 4, 2, 6])).tolist(), 3)


@case("one group larger than all others together")
def dominant(rng):
    return grouped(rng.permutation(np.repeat([4, 1, 8, 2, 6], [20, 3, 2, 4, 3])).tolist(), 3)


@case("many groups, in four folds")
def many_groups(rng):
    return grouped((rng.integers(0, 25, size=90) ** 2).tolist(), 4)


@case("nested: six rows, two candidates", shown=True)
def small_nested(rng):
    X = [[1.0], [2.0], [3.0], [4.0], [5.0], [6.0]]
    return nested("ridge", X, [1.5, 1.5, 3.5, 4.5, 4.5, 6.5], [0.0, 10.0], [[0, 1], [2, 3], [4, 5]], ["every", 2])


@case("nested: penalties of a ridge regression")
def penalties(rng):
    X, y = regression(rng, 24, 5, noise=3.0)
    return nested("ridge", X, y, [0.01, 1.0, 10.0, 100.0], shuffled_folds(rng, 24, 4), ["every", 3])


@case("nested: inner folds that depend on the row numbers")
def by_rows(rng):
    X, y = regression(rng, 23, 4, noise=3.0)
    return nested("ridge", X, y, [100.0, 10.0, 1.0, 0.01], shuffled_folds(rng, 23, 5), ["remainders", 4])


@case("nested: inner folds drawn at random")
def at_random(rng):
    X, y = regression(rng, 20, 3, noise=2.0)
    return nested("ridge", X, y, [30.0, 0.1, 3.0], shuffled_folds(rng, 20, 3), ["drawn", 3, 17])


@case("nested: inner folds of very different sizes")
def unequal(rng):
    X, y = regression(rng, 26, 3, noise=4.0)
    return nested("ridge", X, y, [0.1, 5.0, 20.0, 80.0], shuffled_folds(rng, 26, 2), ["blocks", [1, 2, 10]])


@case("nested: two inner folds of one row outvote one of eight")
def outvoted(rng):
    y = [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.25, 0.75]
    return nested("distance", np.zeros((12, 1)), y, [0.0, 1.0, 0.5], [[10], [11]], ["blocks", [1, 1, 8]])


@case("nested: the number of neighbours, where accuracies tie")
def how_many(rng):
    X = rng.normal(size=(30, 2)).round(3)
    y = (X[:, 0] + rng.normal(size=30) > 0).astype(int)
    return nested("neighbours", X, y, [7, 1, 3, 5, 9], shuffled_folds(rng, 30, 5), ["every", 3])


@case("nested: the labels are noise, and the winner's inner score is luck")
def luck(rng):
    X, y = rng.normal(size=(24, 2)).round(3), rng.integers(0, 2, size=24)
    return nested("neighbours", X, y, [1, 2, 3, 4, 5, 6], shuffled_folds(rng, 24, 4), ["every", 4])


@edge("as many folds as rows")
def leave_one_out(rng):
    return plain(6, 6, seed=2)


@edge("two rows in two folds")
def smallest(rng):
    return plain(2, 2)


@edge("the folds divide the rows evenly")
def even(rng):
    return plain(12, 3, seed=9)


@edge("one fold is refused", raises=ValueError)
def one_fold(rng):
    return plain(5, 1)


@edge("no folds are refused", raises=ValueError)
def no_folds(rng):
    return plain(5, 0)


@edge("more folds than rows are refused", raises=ValueError)
def too_many(rng):
    return plain(5, 6, seed=2)


@edge("no rows are refused", raises=ValueError)
def no_rows(rng):
    return plain(0, 2)


@edge("a class with one row, and one with fewer rows than folds")
def tiny_classes(rng):
    return stratified([2, 0, 2, 1, 1, 2, 2, 1, 2, 2, 2], 4, seed=6)


@edge("a single class")
def one_class(rng):
    return stratified([1, 1, 1, 1, 1, 1, 1], 3)


@edge("every row has a class of its own")
def own_class(rng):
    return stratified([5, 3, 4, 1, 2], 2, seed=4)


@edge("stratified, with as many folds as rows")
def stratified_leave_one_out(rng):
    return stratified([1, 0, 1, 0], 4)


@edge("stratified, one fold is refused", raises=ValueError)
def stratified_one_fold(rng):
    return stratified([0, 1, 0, 1], 1)


@edge("stratified, more folds than rows are refused", raises=ValueError)
def stratified_too_many(rng):
    return stratified([0, 1, 0, 1], 5)


@edge("stratified, no rows are refused", raises=ValueError)
def stratified_no_rows(rng):
    return stratified([], 2)


@edge("groups that are equally large go by name, into the first of the emptiest folds")
def equal_groups(rng):
    return grouped([6, 2, 9, 4, 1, 6, 2, 9, 4, 1], 3)


@edge("as many folds as groups")
def fold_per_group(rng):
    return grouped([1, 0, 1, 2, 2, 1], 3)


@edge("every row is a group of its own")
def single_rows(rng):
    return grouped([3, 1, 2, 0, 4], 2)


@edge("more folds than groups are refused, although there are rows enough", raises=ValueError)
def too_few_groups(rng):
    return grouped([0, 0, 1, 1, 1, 0], 3)


@edge("a single group is refused", raises=ValueError)
def one_group(rng):
    return grouped([5, 5, 5, 5], 2)


@edge("groups, one fold is refused", raises=ValueError)
def groups_one_fold(rng):
    return grouped([0, 1, 2], 1)


@edge("groups, no rows are refused", raises=ValueError)
def groups_no_rows(rng):
    return grouped([], 2)


@edge("nested: a single candidate is still scored inside")
def one_candidate(rng):
    X, y = regression(rng, 9, 2)
    return nested("ridge", X, y, [1.0], shuffled_folds(rng, 9, 3), ["every", 2])


@edge("nested: a single outer fold, and a single inner one")
def holdout(rng):
    X, y = regression(rng, 12, 3, noise=3.0)
    return nested("ridge", X, y, [50.0, 0.5, 5.0], [rng.permutation(12)[:4]], ["blocks", [3]])


@edge("nested: outer folds that do not cover all rows")
def some_rows(rng):
    X, y = regression(rng, 15, 2, noise=2.0)
    return nested("ridge", X, y, [0.5, 40.0], [[4, 1, 9], [12]], ["every", 3])


@edge("nested: no outer folds")
def no_outer(rng):
    X, y = regression(rng, 6, 2)
    return nested("ridge", X, y, [0.5, 40.0], [], ["every", 2])


@edge("nested: equal candidates, the first is chosen")
def equal_candidates(rng):
    return nested("constant", np.zeros((6, 1)), np.arange(6), [0.25, 0.75, 0.5, 0.75], [[0, 1, 2], [3, 4, 5]], ["every", 3])


@edge("nested: a candidate without a defined score is not chosen")
def undefined(rng):
    return nested("constant", np.zeros((6, 1)), np.arange(6), [-3.0, math.nan, -1.0], [[0, 1, 2], [3, 4, 5]], ["every", 3])


@edge("nested: one undefined inner score makes the mean undefined")
def partly_undefined(rng):
    return nested("recall", np.zeros((8, 1)), [1, 1, 0, 0, 0, 0, 0, 0], [-5, 0, -0.25, -0.1], [[6, 7], [4, 5], [2, 3], [0, 1]], ["blocks", [2, 2, 2]])


@edge("nested: all candidates undefined, the first is taken")
def all_undefined(rng):
    return nested("constant", np.zeros((4, 1)), np.arange(4), [math.nan, math.nan], [[0, 1], [2, 3]], ["every", 2])


@edge("nested: a candidate may score minus infinity")
def minus_infinity(rng):
    return nested("constant", np.zeros((4, 1)), np.arange(4), [-math.inf, -1e300, -math.inf], [[0, 1], [2, 3]], ["every", 2])


@edge("nested: no candidates are refused", raises=ValueError)
def no_candidates(rng):
    X, y = regression(rng, 6, 2)
    return nested("ridge", X, y, [], [[0, 1, 2], [3, 4, 5]], ["every", 2])


@varied
def anything(rng):
    k, seed, task = int(rng.integers(2, 6)), int(rng.integers(1000)), rng.integers(4)
    n = int(rng.integers(10, 30))
    if task == 0:
        return plain(n, k, seed)
    if task == 1:
        return stratified(rng.integers(0, 4, size=n).tolist(), k, seed)
    if task == 2:
        return grouped(np.concatenate([np.arange(k), rng.integers(0, 9, size=n)]).tolist(), k)
    X, y = regression(rng, n, 2, noise=3.0)
    return nested("ridge", X, y, [20.0, 0.1, 3.0], shuffled_folds(rng, n, k), ["drawn", 2, seed])


SPLITTERS = ("kfold", "stratified_kfold", "group_kfold")


def rows_of(n, y, groups):
    return n if n is not None else len(y if y is not None else groups)


@law("every row is in exactly one fold", when=lambda task: task in SPLITTERS)
def partition(output, n=None, y=None, groups=None):
    return np.sort(np.concatenate(output)), np.arange(rows_of(n, y, groups))


@law("the folds are equally large, up to one row", when=lambda task: task in SPLITTERS[:2])
def balanced(output):
    sizes = [len(fold) for fold in output]
    return max(sizes) - min(sizes) <= 1 or f"the folds have {sizes} rows"


@law("every class is spread over the folds evenly, up to one row", when=lambda task: task == "stratified_kfold")
def shares(output, y):
    for label in sorted(set(y)):
        counts = [sum(y[row] == label for row in fold) for fold in output]
        if max(counts) - min(counts) > 1:
            return f"class {label} has {counts} rows in the folds"
    return True


@law("no group is in two folds", when=lambda task: task == "group_kfold")
def together(output, groups):
    homes = {}
    for i, fold in enumerate(output):
        for row in fold:
            if homes.setdefault(groups[row], i) != i:
                return f"group {groups[row]} is in folds {homes[groups[row]]} and {i}"
    return True


@law("two folds of groups differ by no more than the largest group", when=lambda task: task == "group_kfold")
def greedy(output, groups):
    sizes, largest = [len(fold) for fold in output], max(groups.count(name) for name in groups)
    return max(sizes) - min(sizes) <= largest or f"the folds have {sizes} rows, the largest group {largest}"


@law("every model is fitted without the rows of one of the outer folds", when=lambda task: task == "nested")
def no_leak(output, outer, y, candidates):
    training = [set(range(len(y))) - set(fold) for fold in outer]
    for candidate, rows in output["fitted"]:
        if not any(set(rows) <= allowed for allowed in training):
            return f"candidate {candidate} was fitted on rows {rows}, which leave out no outer fold"
    return True


@law("each outer fold costs one fit more than candidates times inner folds", when=lambda task, inner=None: task == "nested" and inner[0] in ("every", "drawn", "remainders"))
def cost(output, outer, candidates, inner):
    return len(output["fitted"]), len(outer) * (len(candidates) * inner[1] + 1)
