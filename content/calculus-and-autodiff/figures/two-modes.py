"""The computation graph of L = (x y + sin x) y at x = 1, y = 2, drawn from left to right: x and y, then a = x y and
b = sin x, then c = a + b, then L = c y. Each box holds the value, the tangent that forward mode computes with the
seed 1 at x (x 1, y 0, a 2, b 0.54, c 2.54, L 5.08), and the adjoint that reverse mode computes with the seed 1 at L
(c 2, a 2, b 2, x 5.08, y 4.84). Arrows carry the local derivatives. The adjoints of x and y are sums over two arrows
each."""

import math

X, Y = 1.0, 2.0
PLACES = {"x": (0, 0.4), "y": (0, 2.2), "a": (1.35, 1.3), "b": (1.35, 0), "c": (2.7, 0.65), "L": (3.9, 1.7)}
HEADS = {"x": "$x$", "y": "$y$", "a": "$a = xy$", "b": "$b = \\sin x$", "c": "$c = a + b$", "L": "$L = cy$"}


def numbers():
    """Value, tangent for the seed 1 at x, adjoint for the seed 1 at L."""
    a, b = X * Y, math.sin(X)
    c = a + b
    values = {"x": X, "y": Y, "a": a, "b": b, "c": c, "L": c * Y}
    tangents = {"x": 1.0, "y": 0.0, "a": Y, "b": math.cos(X), "c": Y + math.cos(X)}
    tangents["L"] = tangents["c"] * Y
    adjoints = {"L": 1.0, "c": Y, "a": Y, "b": Y}
    adjoints["x"] = adjoints["a"] * Y + adjoints["b"] * math.cos(X)
    adjoints["y"] = c + adjoints["a"] * X
    return values, tangents, adjoints


def draw(sheet):
    axes = sheet.subplots()
    values, tangents, adjoints = numbers()
    arrows = (
        ("x", "a", "$y = 2$", 0.42),
        ("y", "a", "$x = 1$", 0.6),
        ("x", "b", "$\\cos x = 0.54$", 0.5),
        ("a", "c", "1", 0.5),
        ("b", "c", "1", 0.5),
        ("c", "L", "$y = 2$", 0.5),
        ("y", "L", "$c = 2.84$", 0.55),
    )
    for start, end, label, where in arrows:
        (x0, y0), (x1, y1) = PLACES[start], PLACES[end]
        axes.annotate(
            "",
            (x1, y1),
            (x0, y0),
            arrowprops={"arrowstyle": "->", "color": "C3", "shrinkA": 32, "shrinkB": 32},
        )
        axes.text(
            x0 + where * (x1 - x0), y0 + where * (y1 - y0) + 0.1, label, ha="center", va="bottom", fontsize=8
        )
    for name, (x, y) in PLACES.items():
        text = f"{HEADS[name]}\nvalue {values[name]:.2f}\ntangent {tangents[name]:.2f}\nadjoint {adjoints[name]:.2f}"
        box = {"boxstyle": "round,pad=0.3", "facecolor": "none", "edgecolor": "C0"}
        axes.text(x, y, text, ha="center", va="center", fontsize=8, bbox=box)
    axes.set_xlim(-0.5, 4.4)
    axes.set_ylim(-0.5, 2.6)
    axes.axis("off")
