"""Three impurities of a node with two classes over the share of the first class. Half the entropy in bits and the Gini
impurity are smooth arches that almost coincide, the entropy slightly above; both reach one half at equal shares. The
misclassification error is a tent with straight sides below them and the same peak."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    p = np.linspace(0.001, 0.999, 400)
    entropy = -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
    axes.plot(p, entropy / 2, "-", label="entropy in bits, halved")
    axes.plot(p, 2 * p * (1 - p), "--", label="Gini impurity $2p(1 - p)$")
    axes.plot(p, np.minimum(p, 1 - p), "-.", label=r"misclassification error $\min(p, 1 - p)$")
    axes.set_ylim(0, 0.56)
    axes.set_xlabel("share $p$ of the first class")
    axes.set_ylabel("impurity")
    axes.legend(loc="lower center", fontsize=9)
