"""Left: the ROC curve of one scorer whose positives lie two standard deviations above its negatives, far above the
dotted diagonal of chance, area 0.92. Right: its precision-recall curves for three shares of positives, 50 %, 5 % and
0.5 %: the rarer the positives, the lower the curve, with areas of about 0.92, 0.54 and 0.18."""

from math import erf, sqrt

import numpy as np

SHIFT = 2.0
STYLES = ((0.5, "-"), (0.05, "--"), (0.005, "-."))


def upper_tail(x):
    return np.array([0.5 * (1 - erf(each / sqrt(2))) for each in x])


def draw(sheet):
    roc, pr = sheet.subplots(1, 2)
    thresholds = np.linspace(7, -4, 1101)
    hits, alarms = upper_tail(thresholds - SHIFT), upper_tail(thresholds)
    roc.plot(alarms, hits, label="any prevalence, area 0.92")
    roc.plot([0, 1], [0, 1], ":", label="random order")
    roc.set_xlabel("false-positive rate")
    roc.set_ylabel("recall")
    for share, style in STYLES:
        precision = share * hits / (share * hits + (1 - share) * alarms)
        area = (np.diff(hits) * (precision[1:] + precision[:-1]) / 2).sum()
        pr.plot(hits, precision, style, label=f"{100 * share:g} % positive, area {area:.2f}")
    pr.set_xlabel("recall")
    pr.set_ylabel("precision")
    pr.set_ylim(0, 1.42)
    pr.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1.0])
    pr.legend(loc="upper center", fontsize=8)
    roc.set_ylim(0, 1.42)
    roc.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1.0])
    roc.legend(loc="upper center", fontsize=8)
