"""The largest entry of Q'Q - I over the condition number of a 60 x 12 matrix, from 1 to 1e14, on logarithmic
axes. Classical Gram-Schmidt rises with the square of the condition number and has lost all orthogonality at
about 1e9. Modified Gram-Schmidt rises in proportion to the condition number and reaches about 1e-3 at the
right end. Householder stays near 1e-15 everywhere."""

import numpy as np


def gram_schmidt(A, modified):
    Q = A.copy()
    for j in range(A.shape[1]):
        for i in range(j):
            Q[:, j] -= (Q[:, i] @ (Q[:, j] if modified else A[:, j])) * Q[:, i]
        Q[:, j] /= np.linalg.norm(Q[:, j])
    return Q


def draw(sheet):
    axes = sheet.subplots()
    rng = np.random.default_rng(0)
    left, right = np.linalg.qr(rng.normal(size=(60, 12)))[0], np.linalg.qr(rng.normal(size=(12, 12)))[0]
    conditions = np.logspace(0, 14, 29)
    methods = (
        ("classical Gram-Schmidt", "o-", lambda A: gram_schmidt(A, False)),
        ("modified Gram-Schmidt", "s--", lambda A: gram_schmidt(A, True)),
        ("Householder", "^:", lambda A: np.linalg.qr(A)[0]),
    )
    for name, style, method in methods:
        loss = []
        for condition in conditions:
            Q = method(left * np.geomspace(1, 1 / condition, 12) @ right.T)
            loss.append(np.abs(Q.T @ Q - np.eye(12)).max())
        axes.plot(conditions, loss, style, markersize=4, label=name)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel(r"condition number $\kappa(A)$")
    axes.set_ylabel(r"largest entry of $|Q^\top Q - I|$")
    axes.legend(loc="upper left")
