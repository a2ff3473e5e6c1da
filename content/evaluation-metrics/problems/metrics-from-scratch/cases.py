import math

import numpy as np

from viva.content.authoring import case, edge, law, stability, varied


def counting(y_true, y_pred, n_classes):
    return {"task": "confusion", "y_true": y_true, "y_pred": y_pred, "n_classes": n_classes}


def averaged(table, average, **options):
    return {"task": "precision_recall_f1", "table": table, "average": average, **options}


def auc(y_true, scores):
    return {"task": "roc_auc", "y_true": y_true, "scores": scores}


def ap(y_true, scores):
    return {"task": "average_precision", "y_true": y_true, "scores": scores}


LOPSIDED = [[50, 6, 1, 3], [4, 9, 0, 2], [2, 1, 0, 0], [7, 0, 0, 5]]  # class 2: seldom predicted, never right
ABSENT = [[6, 2, 0, 1], [1, 4, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]  # class 2: in neither; class 3: only predicted
UNSEEN = [[8, 1, 0], [2, 5, 0], [3, 1, 0]]  # class 2 is never predicted


@case("eight labels of three classes", shown=True)
def eight(rng):
    return counting([0, 0, 1, 2, 2, 2, 1, 0], [0, 1, 1, 2, 0, 2, 1, 0], 3)


@case("many labels of six classes")
def many_labels(rng):
    truth = rng.integers(0, 6, 300)
    return counting(truth, np.where(rng.random(300) < 0.6, truth, rng.integers(0, 6, 300)), 6)


@case("classes that nobody has are counted too")
def spare_classes(rng):
    return counting([1, 1, 3], [3, 1, 1], 6)


@edge("no labels", shown=True)
def no_labels(rng):
    return counting([], [], 2)


@edge("one label")
def one_label(rng):
    return counting([2], [1], 3)


@edge("a single class")
def single_class(rng):
    return counting([0, 0, 0], [0, 0, 0], 1)


@edge("labels stored in eight bits")
def eight_bits(rng):
    return counting(rng.integers(0, 20, 60).astype(np.uint8), rng.integers(0, 20, 60).astype(np.uint8), 20)


@edge("a negative true label is refused", raises=ValueError)
def negative_truth(rng):
    return counting([0, -1, 2], [0, 1, 2], 3)


@edge("a negative predicted label is refused", raises=ValueError)
def negative_prediction(rng):
    return counting([0, 1, 2], [0, -1, 2], 3)


@edge("a true label equal to the number of classes is refused", raises=ValueError)
def large_truth(rng):
    return counting([0, 3, 2, 0], [0, 1, 2, 0], 3)


@edge("a predicted label equal to the number of classes is refused", raises=ValueError)
def large_prediction(rng):
    return counting([0, 1, 2, 0], [0, 3, 2, 0], 3)


@edge("different numbers of labels are refused", raises=ValueError)
def unequal(rng):
    return counting([0, 1, 2], [0, 1], 3)


@edge("one prediction for three labels is refused", raises=ValueError)
def one_for_all(rng):
    return counting([0, 1, 2], [1], 3)


@edge("no classes are refused", raises=ValueError)
def no_classes(rng):
    return counting([], [], 0)


@case("the micro average of four classes")
def micro(rng):
    return averaged(LOPSIDED, "micro")


@case("the macro average of four classes", shown=True)
def macro(rng):
    return averaged(LOPSIDED, "macro")


@case("the weighted average of four classes")
def weighted(rng):
    return averaged(LOPSIDED, "weighted")


@case("a large table, macro")
def large_macro(rng):
    return averaged(rng.integers(0, 50, (9, 9)), "macro")


@case("a large table, weighted")
def large_weighted(rng):
    return averaged(rng.integers(0, 50, (9, 9)), "weighted")


@edge("a class that is never predicted: its precision is 0 / 0", shown=True)
def unseen(rng):
    return averaged(UNSEEN, "macro", zero_division=1)


@edge("a class that is never predicted, and the default")
def unseen_default(rng):
    return averaged(UNSEEN, "macro")


@edge("a class that is never predicted, weighted")
def unseen_weighted(rng):
    return averaged(UNSEEN, "weighted", zero_division=1.0)


@edge("a class that is only predicted: its recall is 0 / 0")
def only_predicted(rng):
    return averaged([[7, 2, 3], [1, 6, 1], [0, 0, 0]], "macro", zero_division=1.0)


@edge("a class that occurs nowhere counts in the macro average")
def absent(rng):
    return averaged(ABSENT, "macro", zero_division=0.25)


@edge("a class that occurs nowhere has no weight")
def absent_weighted(rng):
    return averaged(ABSENT, "weighted", zero_division=0.25)


@edge("a class that occurs nowhere adds nothing to the micro average")
def absent_micro(rng):
    return averaged(ABSENT, "micro", zero_division=0.25)


@edge("nothing right, but nothing divided by zero")
def all_wrong(rng):
    return averaged([[0, 3], [5, 0]], "macro", zero_division=1.0)


@edge("one class, all right")
def one_class(rng):
    return averaged([[12]], "weighted")


@edge("an empty table, micro")
def zeros_micro(rng):
    return averaged([[0, 0], [0, 0]], "micro", zero_division=0.5)


@edge("an empty table, macro")
def zeros_macro(rng):
    return averaged([[0, 0], [0, 0]], "macro", zero_division=0.5)


@edge("an empty table, weighted: the weights add up to zero")
def zeros_weighted(rng):
    return averaged([[0, 0], [0, 0]], "weighted", zero_division=0.5)


@edge("a table that is not square is refused", raises=ValueError)
def oblong(rng):
    return averaged([[4, 1, 0], [2, 3, 1]], "macro")


@edge("one row of counts is refused", raises=ValueError)
def flat(rng):
    return averaged([4, 1, 0], "macro")


@edge("a square stack of tables is refused", raises=ValueError)
def stack(rng):
    return averaged([[[4, 1], [1, 3]], [[2, 0], [0, 5]]], "macro")


@edge("a table of no classes is refused", raises=ValueError)
def no_table(rng):
    return averaged(np.zeros((0, 0), dtype=np.int64), "macro")


@edge("an unknown average is refused", raises=ValueError)
def unknown(rng):
    return averaged(LOPSIDED, "binary")


@case("the area of six scores, two of them tied", shown=True)
def six_auc(rng):
    return auc([1, 1, 0, 1, 0, 0], [0.9, 0.6, 0.6, 0.4, 0.2, 0.1])


@case("the average precision of six scores, two of them tied", shown=True)
def six_ap(rng):
    return ap([1, 1, 0, 1, 0, 0], [0.9, 0.6, 0.6, 0.4, 0.2, 0.1])


@case("distinct scores in no order, for the area")
def distinct_auc(rng):
    truth = (rng.random(40) < 0.3).astype(int)
    return auc(truth, rng.normal(size=40) + truth)


@case("distinct scores in no order, for average precision")
def distinct_ap(rng):
    truth = (rng.random(40) < 0.3).astype(int)
    return ap(truth, rng.normal(size=40) + truth)


@case("many ties, for the area")
def tied_auc(rng):
    truth = (rng.random(60) < 0.4).astype(int)
    return auc(truth, rng.integers(0, 5, 60) + truth)


@case("many ties, for average precision")
def tied_ap(rng):
    truth = (rng.random(60) < 0.4).astype(int)
    return ap(truth, rng.integers(0, 5, 60) + truth)


@case("the area of forty thousand scores")
def long_auc(rng):
    truth = (rng.random(40_000) < 0.5).astype(np.int8)
    return auc(truth, rng.normal(size=40_000) + truth)


@case("the average precision of forty thousand scores, few of them positives")
def long_ap(rng):
    truth = (rng.random(40_000) < 0.01).astype(np.int8)
    return ap(truth, rng.normal(size=40_000) + 2 * truth)


@edge("all scores equal, positives first, for the area")
def constant_auc(rng):
    return auc([1, 1, 0, 0, 0], [0.3] * 5)


@edge("all scores equal, positives first, for average precision")
def constant_ap(rng):
    return ap([1, 1, 0, 0, 0], [0.3] * 5)


@edge("a perfect order")
def perfect(rng):
    return auc([False, True, False, True], [-3, 4, -7, 2])


@edge("the worst order, for the area")
def worst_auc(rng):
    return auc([1, 0, 0], [0.1, 0.2, 0.3])


@edge("the worst order, for average precision")
def worst_ap(rng):
    return ap([True, False, False], [0.1, 0.2, 0.3])


@edge("positives only have no area", shown=True)
def no_negative_auc(rng):
    return auc([1, 1], [0.2, 0.7])


@edge("negatives only have no area")
def no_positive_auc(rng):
    return auc([0, 0, 0], [0.2, 0.7, 0.2])


@edge("positives only have an average precision of 1")
def no_negative_ap(rng):
    return ap([1, 1, 1], [0.2, 0.7, 0.7])


@edge("negatives only have no average precision")
def no_positive_ap(rng):
    return ap([0, 0, 0], [0.2, 0.7, 0.2])


@edge("no scores at all, for the area")
def empty_auc(rng):
    return auc([], [])


@edge("no scores at all, for average precision")
def empty_ap(rng):
    return ap([], [])


@edge("one positive of one")
def one_ap(rng):
    return ap([1], [-2.5])


@edge("equal infinities are a tie, for the area")
def infinite_auc(rng):
    return auc([1, 0, 1, 0, 0, 1], [math.inf, math.inf, 0.5, -math.inf, 0.5, -math.inf])


@edge("equal infinities are a tie, for average precision")
def infinite_ap(rng):
    return ap([1, 0, 0, 1, 0, 0, 1], [math.inf, math.inf, 0.5, 0.5, 2.0, -math.inf, -math.inf])


@edge("zero and minus zero are a tie")
def signed_zeros(rng):
    return auc([1, 0, 1, 0], [-0.0, 0.0, 0.0, -0.0])


@edge("scores stored in eight bits, for the area")
def bytes_auc(rng):
    return auc([1, 0, 1, 0, 0], np.array([0, 3, 200, 0, 120], dtype=np.uint8))


@edge("scores stored in eight bits, for average precision")
def bytes_ap(rng):
    return ap([1, 0, 1, 0, 0], np.array([0, 3, 200, 0, 120], dtype=np.uint8))


@stability("probabilities near 1e-13 that differ are no ties, for the area")
def tiny_auc(rng):
    return auc([0, 1, 0, 1, 1], [1e-13, 3e-13, 2e-13, 4e-13, 5e-14])


@stability("probabilities near 1e-13 that differ are no ties, for average precision")
def tiny_ap(rng):
    return ap([0, 1, 0, 1, 1], [1e-13, 3e-13, 2e-13, 4e-13, 5e-14])


@stability("scores that differ in the last digit are no ties")
def neighbours(rng):
    return ap([1, 0, 1, 0], [1.0, 1 - 2**-53, 0.5 + 2**-53, 0.5])


@edge("labels -1 and 1 are refused, for the area", raises=ValueError)
def signed_auc(rng):
    return auc([1, -1, 1, -1], [0.1, 0.2, 0.3, 0.4])


@edge("labels 1 and 2 are refused, for average precision", raises=ValueError)
def signed_ap(rng):
    return ap([1, 2, 1, 2], [0.1, 0.2, 0.3, 0.4])


@edge("a score that is not a number is refused, for the area", raises=ValueError)
def nan_auc(rng):
    return auc([1, 0, 1], [0.1, math.nan, 0.3])


@edge("a score that is not a number is refused, for average precision", raises=ValueError)
def nan_ap(rng):
    return ap([1, 0, 1], [0.1, math.nan, 0.3])


@edge("more scores than labels are refused", raises=ValueError)
def unequal_auc(rng):
    return auc([1, 0], [0.1, 0.2, 0.3])


@edge("one label for three scores is refused", raises=ValueError)
def unequal_ap(rng):
    return ap([1], [0.1, 0.2, 0.3])


@varied
def anything(rng):
    kind, n = int(rng.integers(4)), int(rng.integers(0, 15))
    classes = int(rng.integers(1, 6))
    if kind == 0:
        return counting(rng.integers(0, classes, n), rng.integers(0, classes, n), classes)
    if kind == 1:
        table = rng.integers(0, 4, (classes, classes)) * (rng.random((classes, classes)) < 0.6)
        return averaged(table, str(rng.choice(["micro", "macro", "weighted"])), zero_division=float(rng.choice([0.0, 0.5, 1.0])))
    return (auc, ap)[kind - 2](rng.integers(0, 2, n).tolist(), np.round(rng.normal(size=n), int(rng.integers(0, 3))))


def same(task, **changed):
    return [{"task": task, **changed}]


@law("rows add up to the true labels, columns to the predicted ones", when=lambda task: task == "confusion")
def margins(y_true, y_pred, n_classes, output):
    counts = [[sum(1 for label in labels if label == k) for k in range(n_classes)] for labels in (y_true, y_pred)]
    return np.array([output.sum(axis=1), output.sum(axis=0)]), np.array(counts)


@law("exchanging truth and prediction transposes the table", when=lambda task: task == "confusion",
     also=lambda task, y_true, y_pred, n_classes: [counting(y_pred, y_true, n_classes)])
def transposed(output, also):
    return also[0], output.T


def filled(task, table=()):
    return task == "precision_recall_f1" and np.sum(table) > 0


@law("the micro averages are all the accuracy", when=lambda task, table=(), average="": filled(task, table) and average == "micro")
def micro_is_accuracy(table, output):
    return np.array(output), np.full(3, np.trace(table) / np.sum(table))


@law("the weighted recall is the accuracy", when=lambda task, table=(), average="": filled(task, table) and average == "weighted")
def weighted_recall(table, output):
    return output[1], np.trace(table) / np.sum(table)


@law("transposing the table exchanges precision and recall",
     when=lambda task, table=(), average="": filled(task, table) and average != "weighted",
     also=lambda table, average, zero_division=0.0: [averaged(np.transpose(table), average, zero_division=zero_division)])
def exchanged(output, also):
    return np.array(also[0]), np.array([output[1], output[0], output[2]])


@law("renaming the classes changes nothing", when=filled,
     also=lambda table, average, zero_division=0.0: [averaged(np.array(table)[::-1, ::-1], average, zero_division=zero_division)])
def renamed(output, also):
    return np.array(also[0]), np.array(output)


def ranked(task, y_true=(), scores=()):
    return task in ("roc_auc", "average_precision") and 0 < sum(y_true) < len(y_true) <= 100


@law("the area is the share of pairs in the right order", when=lambda task, y_true=(), scores=(): ranked(task, y_true) and task == "roc_auc")
def pairs(y_true, scores, output):
    truth, values = np.array(y_true) == 1, np.array(scores, dtype=float)
    above, below = values[truth][:, None], values[~truth]
    return output, float(np.mean((above > below) + (above == below) / 2))


@law("exchanging the classes turns the area A into 1 - A", when=lambda task, y_true=(), scores=(): ranked(task, y_true) and task == "roc_auc",
     also=lambda y_true, scores: [auc([1 - int(label) for label in y_true], scores)])
def mirrored(output, also):
    return also[0], 1 - output


@law("average precision is the mean, over positives, of the precision at their scores",
     when=lambda task, y_true=(), scores=(): ranked(task, y_true) and task == "average_precision")
def precision_at_positives(y_true, scores, output):
    truth, values = np.array(y_true) == 1, np.array(scores, dtype=float)
    return output, float(np.mean([truth[values >= value].mean() for value in values[truth]]))


@law("the order of the rows does not matter", when=ranked,
     also=lambda task, y_true, scores: same(task, y_true=y_true[::-1], scores=scores[::-1]))
def shuffled(output, also):
    return also[0], output


@law("taking every row twice changes nothing", when=ranked,
     also=lambda task, y_true, scores: same(task, y_true=np.repeat(y_true, 2), scores=np.repeat(scores, 2)))
def doubled(output, also):
    return also[0], output
