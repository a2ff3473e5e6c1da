"""Two losses of a positive example over its logit, from -8 to 6. Cross-entropy falls along a straight line of slope -1,
bends near zero and flattens out only where the prediction is right. Squared error is a step: flat at one half on the
left, where the prediction is confidently wrong, falling around zero, flat at zero on the right. A dot marks the logit
-0.69, where the probability is one third and the curvature of squared error changes its sign."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    logit = np.linspace(-8, 6, 281)
    p = 1 / (1 + np.exp(-logit))
    axes.plot(logit, -np.log(p), "-", label=r"cross-entropy $-\log p$")
    line = axes.plot(logit, (p - 1) ** 2 / 2, "--", label=r"squared error $\frac{1}{2}(p - 1)^2$")[0]
    turn = -np.log(2)
    axes.plot(turn, 2 / 9, "o", color=line.get_color())
    axes.annotate(
        "$p = 1/3$: concave on the left,\nconvex on the right",
        (turn, 2 / 9),
        xytext=(0.4, 2.1),
        fontsize=8,
        arrowprops={"arrowstyle": "->", "color": line.get_color()},
    )
    axes.annotate("confidently wrong: slope almost 0", (-7.8, 0.72), fontsize=8)
    axes.set_ylim(-0.2, 8.2)
    axes.set_xlabel("logit $z$ of a positive example")
    axes.set_ylabel("loss (nats, or squared units)")
    axes.legend()
