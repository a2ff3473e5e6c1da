"""The signs of mathematics that a terminal can show, by the name that LaTeX gives them."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


def _pairs(text: str) -> dict[str, str]:
    """Names and signs in turn."""
    words = _words(text)
    return dict(zip(words[::2], words[1::2], strict=True))


RELATIONS = _pairs(
    "le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ sim ~ simeq ≃ equiv ≡ propto ∝ in ∈ notin ∉ subset ⊂ subseteq ⊆ "
    "to → rightarrow → leftarrow ← gets ← Rightarrow ⇒ implies ⇒ Leftrightarrow ⇔ iff ⇔ mapsto ↦ coloneqq := "
    "ll ≪ gg ≫ mid | succ ≻ succeq ⪰ prec ≺ preceq ⪯ perp ⊥ cup ∪ cap ∩ setminus ∖ wedge ∧ vee ∨ lt < gt > "
    "pm ± mp ∓ times × cdot · circ ∘ odot ⊙ otimes ⊗ oplus ⊕ parallel ∥ leqslant ≤ geqslant ≥ colon :"
)
SIGNS = _pairs(
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ "
    "mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ "
    "omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω "
    "sum ∑ prod ∏ int ∫ iint ∬ oint ∮ partial ∂ nabla ∇ infty ∞ forall ∀ exists ∃ emptyset ∅ varnothing ∅ ell ℓ "
    "ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ top ⊤ intercal ⊤ dagger † prime ′ ast ∗ star ⋆ hbar ℏ Re Re Im Im "
    "| ‖ Vert ‖ lVert ‖ rVert ‖ vert | lvert | rvert | langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ "
    "{ { } } lbrace { rbrace } lbrack [ rbrack ] % % $ $ # # & & _ _ neg ¬ lnot ¬ "
    "bullet • square □ checkmark ✓ backslash \\"
)
#: What only spaces a formula, and the space it leaves.
DROPPED = {
    ",": " ",
    ";": " ",
    ":": " ",
    " ": " ",
    ">": " ",
    "quad": "  ",
    "qquad": "  ",
    "hspace": " ",
} | dict.fromkeys(
    _words(
        "! displaystyle textstyle scriptstyle limits nolimits big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl "
        "Biggr bigm Bigm biggm mathstrut strut nonumber notag"
    ),
    "",
)
FONTS = frozenset(
    _words(
        "mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathbb mathds mathbbm boldsymbol bm bold pmb text "
        "textbf textit textrm texttt textsf mbox operatorname mathop boxed phantom underbrace overbrace"
    )
)
LETTERS = {"R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "1": "𝟙"}
#: Marks that stand over the letter before them.
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303",
    "widetilde": "\u0303", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308", "check": "\u030c",
}  # fmt: skip
SUPERSCRIPTS = dict(
    zip(
        "0123456789+−-=()abcdefghijklmnoprstuvwxyzT⊤′",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵀ′",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip("0123456789+−-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True)
)
