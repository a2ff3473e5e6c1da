"""A bivariate normal with correlation 0.95, drawn as the ellipses of one and two standard deviations, long and
narrow along the diagonal. In the left panel twelve Gibbs sweeps move in steps parallel to the axes and have
wandered to about the middle of the ridge. In the right panel one Hamiltonian path of twelve leapfrog steps
starts at the same point and runs along the ridge to its upper right part."""

import numpy as np

RHO = 0.95
START = (-1.5, -1.5)


def draw(sheet):
    panels = sheet.subplots(1, 2, sharey=True)
    for panel, (name, path) in zip(
        panels, (("12 Gibbs sweeps", gibbs()), ("12 leapfrog steps", leapfrog())), strict=True
    ):
        turn = np.linspace(0, 2 * np.pi, 200)
        root = np.linalg.cholesky(np.array([[1, RHO], [RHO, 1]]))
        for radius in (1, 2):
            x, y = radius * root @ np.stack([np.cos(turn), np.sin(turn)])
            panel.plot(x, y, color="C2", ls="-", lw=0.9, alpha=0.8)
        panel.plot(*path.T, color="C0", ls="-", marker=".", lw=1.4, ms=5)
        panel.plot(*path[0], color="C1", marker="s", ls="none")
        panel.annotate(
            "start", path[0], xytext=(0.4, -1.9), arrowprops={"arrowstyle": "-", "color": "C1"}, color="C1"
        )
        panel.set_title(name)
        panel.set_xlabel("$x$")
        panel.set_xlim(-2.4, 2.4)
        panel.set_ylim(-2.4, 2.4)
    panels[0].set_ylabel("$y$")


def gibbs():
    rng = np.random.default_rng(1)
    x, y = START
    path = [(x, y)]
    for _ in range(12):
        x = RHO * y + np.sqrt(1 - RHO**2) * rng.standard_normal()
        path.append((x, y))
        y = RHO * x + np.sqrt(1 - RHO**2) * rng.standard_normal()
        path.append((x, y))
    return np.array(path)


def leapfrog(step=0.25):
    precision = np.linalg.inv(np.array([[1, RHO], [RHO, 1]]))
    q, p = np.array(START), np.array([0.5, 0.2])
    path = [q]
    for _ in range(12):
        p = p - step / 2 * precision @ q
        q = q + step * p
        p = p - step / 2 * precision @ q
        path.append(q)
    return np.array(path)
