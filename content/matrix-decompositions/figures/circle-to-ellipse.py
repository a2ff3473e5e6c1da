"""Two pictures side by side. On the left the unit circle with two orthogonal arrows v1 and v2, the right
singular vectors, and two dashed lines through the origin that are not orthogonal, the eigenvectors. On the
right the image of the circle under the matrix with rows (1.6, 1.2) and (0.2, 0.6): an ellipse. The arrows
have become its half-axes, still orthogonal but turned, with lengths 2.07 and 0.35. The dashed lines are where
they were; points on them moved outwards by 1.8 and inwards to 0.4."""

import numpy as np


def draw(sheet):
    A = np.array([[1.6, 1.2], [0.2, 0.6]])
    angle = np.linspace(0, 2 * np.pi, 241)
    circle = np.array([np.cos(angle), np.sin(angle)])
    _, _, vt = np.linalg.svd(A)
    vt *= np.sign(vt[:, :1])  # both arrows point to the right
    eigen = np.array([[6, 1], [1, -1]]) / np.sqrt([[37], [2]])
    panels = sheet.subplots(1, 2, sharex=True, sharey=True)
    for axes, M, title in zip(panels, (np.eye(2), A), ("input: unit circle", "output: ellipse"), strict=True):
        axes.plot(*(M @ circle), linestyle="-", linewidth=1.2)
        for k, e in enumerate(eigen):
            axes.plot(
                *np.outer(e, (-2.3, 2.3)),
                linestyle="--",
                linewidth=1.1,
                color="C1",
                label="eigenvectors" if k == 0 else None,
            )
            axes.plot(*(M @ e), marker="o", linestyle="none", color="C1")
        for k, v in enumerate(vt):
            x, y = M @ v
            axes.annotate("", (x, y), (0, 0), arrowprops={"arrowstyle": "->", "color": "C2", "linewidth": 2})
            axes.plot(
                [], [], color="C2", linestyle="-", linewidth=2, label="singular vectors" if k == 0 else None
            )
        axes.set_title(title, fontsize=10)
        axes.set_aspect("equal")
        axes.set_xlim(-2.3, 2.3)
        axes.set_ylim(-1.75, 1.75)
        axes.set_xlabel("$x_1$")
    panels[0].set_ylabel("$x_2$")
    labels = (
        (panels[0], "$v_1$", vt[0], (8, 9)),
        (panels[0], "$v_2$", vt[1], (-2, -12)),
        (panels[1], r"$\sigma_1 u_1$", A @ vt[0], (-4, 13)),
        (panels[1], r"$\sigma_2 u_2$", A @ vt[1], (-14, -12)),
        (panels[1], "1.8", A @ eigen[0], (2, -12)),
        (panels[1], "0.4", A @ eigen[1], (15, -3)),
    )
    for axes, text, point, offset in labels:
        axes.annotate(text, point, textcoords="offset points", xytext=offset, ha="center", va="center")
    panels[0].legend(loc="lower left", fontsize=8)
