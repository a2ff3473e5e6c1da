"""How mathematics is spelled: commands that mean the same, words and Unicode signs for keyboards without LaTeX."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    """The words of a long list."""
    return text.split()


SPACING = frozenset(
    _words(
        r"\, \; \: \! \quad \qquad \displaystyle \textstyle \scriptstyle \limits \nolimits \big \Big "
        r"\bigg \Bigg \bigl \bigr \Bigl \Bigr \biggl \biggr \Biggl \Biggr \middle \bigm \Bigm \biggm ~ \> "
        r"\hspace \mathstrut \strut"
    )
) | {"\\ "}

ACCENTS = {
    r"\hat": "hat",
    r"\widehat": "hat",
    r"\bar": "bar",
    r"\overline": "bar",
    r"\tilde": "tilde",
    r"\widetilde": "tilde",
    r"\vec": "vec",
    r"\dot": "dot",
    r"\ddot": "ddot",
    r"\check": "check",
    r"\breve": "breve",
}

FONTS = frozenset(
    _words(
        r"\mathcal \mathbb \mathrm \operatorname \operatorname* \text \mathbf \boldsymbol \bm \mathsf "
        r"\textbf \mathit \textrm \mathfrak \mathscr \textit \mbox \mathop \pmb \texttt \mathtt \textsf "
        r"\bold \mathds \mathbbm"
    )
)

ALIASES = {
    r"\intercal": r"\top",
    r"\geq": r"\ge",
    r"\leq": r"\le",
    r"\geqslant": r"\ge",
    r"\leqslant": r"\le",
    r"\ln": r"\log",
    r"\lvert": "LABS",
    r"\rvert": "RABS",
    r"\lVert": "LNORM",
    r"\rVert": "RNORM",
    r"\Vert": r"\|",
    r"\vert": "|",
    r"\tfrac": r"\frac",
    r"\dfrac": r"\frac",
    r"\cfrac": r"\frac",
    r"\lbrace": r"\{",
    r"\rbrace": r"\}",
    r"\lbrack": "[",
    r"\rbrack": "]",
    r"\star": "*",
    r"\ast": "*",
    r"\prime": "'",
    r"\colon": ":",
    r"\tbinom": r"\binom",
    r"\dbinom": r"\binom",
    r"\neq": r"\ne",
    r"\longrightarrow": r"\to",
    r"\rightarrow": r"\to",
    r"\coloneqq": "=",
    r"\triangleq": "=",
    r"\equiv": "=",
    r"\implies": r"\Rightarrow",
    r"\Longrightarrow": r"\Rightarrow",
    r"\iff": r"\Rightarrow",
    r"\Leftrightarrow": r"\Rightarrow",
    r"\Longleftrightarrow": r"\Rightarrow",
    r"\ldots": r"\dots",
    r"\cdots": r"\dots",
    r"\exponentialE": "e",
    r"\differentialD": "d",
    r"\imaginaryI": "i",
}

GREEK = _words(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi "
    "rho varrho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi "
    "Psi Omega ell"
)

_OPERATORS = _words(
    "sum prod int frac sqrt log ln exp sin cos tanh sinh cosh arctan det max min argmax argmin sup "
    "inf nabla partial lim cdot odot otimes times top infty binom le ge ne propto approx sim mid to "
    "in hat bar tilde"
)
_NAMED = _words(
    "tr Tr trace diag softmax sign sgn Var Cov ReLU relu sigmoid softplus logsumexp KL rank vec const erf"
)

#: A word typed without a backslash, and the token it stands for.
WORDS: dict[str, str] = {
    **{name: f"\\{name}" for name in GREEK if len(name) > 1},
    **{name: f"\\{name}" for name in _OPERATORS},
    **{name: f"word({name})" for name in _NAMED},
    "grad": r"\nabla",
    "inv": "word(inv)",
    "infinity": r"\infty",
    "ln": r"\log",
    "leq": r"\le",
    "geq": r"\ge",
    "integral": r"\int",
    "product": r"\prod",
}

#: A Unicode sign, and the tokens it stands for.
SYMBOLS: dict[str, tuple[str, ...]] = {
    "−": ("-",),
    "·": (r"\cdot",),
    "×": (r"\times",),
    "⊙": (r"\odot",),
    "⊗": (r"\otimes",),
    "∘": (r"\odot",),
    "≤": (r"\le",),
    "<=": (r"\le",),
    ">=": (r"\ge",),
    "≥": (r"\ge",),
    "≠": (r"\ne",),
    "≈": (r"\approx",),
    "∝": (r"\propto",),
    "∼": (r"\sim",),
    "∑": (r"\sum",),
    "Σ": (r"\Sigma",),
    "∏": (r"\prod",),
    "∫": (r"\int",),
    "∇": (r"\nabla",),
    "∂": (r"\partial",),
    "√": (r"\sqrt",),
    "∞": (r"\infty",),
    "ᵀ": ("^", r"\top"),
    "⊤": (r"\top",),
    "⁻": ("^", "-"),
    "¹": ("1",),
    "²": ("^", "2"),
    "³": ("^", "3"),
    "½": (r"\frac", "1", "2"),
    "→": (r"\to",),
    "⇒": (r"\Rightarrow",),
    "‖": (r"\|",),
    "∥": (r"\|",),
    "∣": (r"\mid",),
    "𝔼": ("bb(E)",),
    "…": (r"\dots",),
    "′": ("'",),
    "⟨": (r"\langle",),
    "⟩": (r"\rangle",),
    "∈": (r"\in",),
    **{
        sign: (f"\\{name}",)
        for sign, name in zip(
            "αβγδεζηθικλμνξπρστυφχψω",
            _words(
                "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
                "upsilon phi chi psi omega"
            ),
            strict=True,
        )
    },
    **{
        sign: (f"\\{name}",)
        for sign, name in zip(
            "ΓΔΘΛΞΠΦΨΩℓ",
            ["Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Phi", "Psi", "Omega", "ell"],
            strict=True,
        )
    },
}
