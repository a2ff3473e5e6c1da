"""What lines may say is read; what is not understood is refused with where, what and what was expected."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viva.derive.board import Board
from viva.derive.errors import DoesNotFit, NotParsed
from viva.derive.statements import Statement
from viva.derive.tokens import MOST_CHARACTERS
from viva.derive.tree import (
    Absolute,
    At,
    Big,
    BigO,
    BigOver,
    Binomial,
    Bracket,
    Call,
    Cases,
    Constant,
    Covariance,
    Differential,
    Divergence,
    Elementwise,
    Entropy,
    Expectation,
    Extremum,
    ExtremumOver,
    Factorial,
    Function,
    Gradient,
    Identity,
    Indicator,
    Information,
    Integral,
    Inverse,
    Item,
    Kronecker,
    KroneckerDelta,
    Laplacian,
    Limit,
    Matrix,
    Member,
    Name,
    Norm,
    NormalDensity,
    Number,
    Ones,
    Partial,
    Power,
    Prime,
    Probability,
    Product,
    PseudoInverse,
    Quotient,
    Sum,
    Transpose,
    walk,
)

from .blackboard import (
    board,
    copies,
    defined,
    differential,
    element,
    family,
    function,
    joint,
    matrix,
    patient,
    pmf,
    rv,
    scalar,
    setting,
    sizes,
    tree,
    vector,
)

DECLARED = (
    *sizes("n", "d", "K"),
    matrix("X"),
    matrix("A", "d", "d"),
    matrix("B", "d", "d"),
    differential("dA", "A"),
    vector("w"),
    vector("v"),
    vector("y", "n"),
    family("x_i", "n"),
    family(r"\gamma_{ik}", "n", "vector[K]"),
    scalar("a"),
    scalar("b"),
    scalar(r"\mu"),
    scalar(r"\sigma_w", ">0"),
    scalar(r"\hat{\beta}"),
    vector(r"y_{\text{new}}"),
    defined("L", r"\|X w - y\|^2", "w"),
    function("f"),
    function("g", "vector[d]"),
    element("s"),
    element("z"),
    pmf("p", ["s"], ["z"]),
    pmf("q", ["s"]),
    rv("V"),
    rv("W"),
    copies("U_i", "n"),
    scalar("h"),
)
TABLE = (*sizes("d"), element("x"), element("y"), joint("p", "x", "y"))

CONSTRUCTS = [
    (r"\frac{a}{b}", Quotient),
    ("a^3", Power),
    (r"A^\top", Transpose),
    ("A^{-1}", Inverse),
    ("X^{+}", PseudoInverse),
    (r"A^{-\top}", Transpose),
    ("A w", Product),
    (r"w \odot v", Elementwise),
    (r"A \otimes B", Kronecker),
    (r"\nabla_w L(w)", Gradient),
    (r"\nabla_w^2 L(w)", Gradient),
    (r"\nabla g(w)", Gradient),
    (r"\Delta g(w)", Laplacian),
    (r"\frac{\partial f(a)}{\partial a}", Partial),
    (r"\frac{\partial^2 f(a b)}{\partial a \partial b}", Partial),
    (r"\frac{d}{da} f(a)", Partial),
    ("f'(a)", Prime),
    ("f''(a)", Prime),
    ("d(A B)", Differential),
    (r"\sum_{i=1}^{n} x_i", Big),
    (r"\sum_s q(s)", BigOver),
    (r"\sum_{j \ne 1} y_j", BigOver),
    (r"\prod_{i=1}^n x_i", Big),
    (r"\mathbb{E}[V]", Expectation),
    (r"\mathbb{E}_{s \sim q}[f(s)]", Expectation),
    (r"\mathbb{E}[V \mid W]", Expectation),
    (r"\operatorname{Var}(V)", Expectation),
    (r"\operatorname{Cov}(V, W)", Covariance),
    (r"P(V \ge a)", Probability),
    (r"P(V = 1 \mid W = 2)", Probability),
    (r"\log a", Function),
    (r"\sqrt{a}", Function),
    (r"\sqrt[3]{a}", Power),
    (r"\tanh(a)", Function),
    (r"\det A", Function),
    ("|A|", Absolute),
    (r"\operatorname{tr}(A)", Function),
    (r"\operatorname{diag}(w)", Function),
    (r"\operatorname{softmax}(w)", Function),
    (r"\operatorname{sign}(a)", Function),
    (r"\operatorname{ReLU}(w)", Function),
    (r"\operatorname{softplus}(a)", Function),
    (r"\sigma(a)", Function),
    (r"\max(a, b)", Extremum),
    (r"\max_k w_k", ExtremumOver),
    (r"\arg\max_k w_k", ExtremumOver),
    (r"\min(a, b, 0)", Extremum),
    (r"\|w\|", Norm),
    (r"\|w\|_1", Norm),
    (r"\|A\|_F", Norm),
    (r"\|w\|_\infty", Norm),
    (r"\|w\|_A", Norm),
    (r"\langle w, v \rangle", Product),
    (r"\int_0^1 f(t) \, dt", Integral),
    (r"\int f(t) e^{-t^2} dt", Integral),
    (r"\mathcal{N}(a; \mu, 1)", NormalDensity),
    (r"D_{KL}(p \| q)", Divergence),
    (r"\operatorname{KL}(p \| q)", Divergence),
    ("H(q)", Entropy),
    ("H(q, q)", Entropy),
    (r"\mathbf{1}[a > b]", Indicator),
    (r"\begin{cases} a & a > b \\ b & \text{otherwise} \end{cases}", Cases),
    (r"\begin{pmatrix} a & b \\ 0 & 1 \end{pmatrix}", Matrix),
    (r"\lim_{m \to \infty} \frac{1}{m}", Limit),
    ("n!", Factorial),
    (r"\binom{n}{d}", Binomial),
    (r"\Gamma(a)", Function),
    ("a + O(h^2)", BigO),
    (r"a + \text{const}", Constant),
    ("I_d", Identity),
    (r"\mathbf{1}_n", Ones),
    (r"\delta_{1,2}", KroneckerDelta),
    ("w_1", Item),
    ("A_{1,2}", Item),
    ("x_2", Member),
    ("x_{1+1}", Member),
    (r"\gamma_{1,2}", Item),
    (r"p(s \mid z)", Call),
    (r"[t^2]_0^1", Bracket),
    ("f(b) |_{b = a}", At),
    (r"\hat{\beta}", Name),
    (r"y_{\text{new}}", Name),
    (r"\sigma_w", Name),
    (r"e^{\pi}", Power),
    ("a - b", Sum),
]
WHOLE = Board(setting(*DECLARED))


@pytest.mark.parametrize(("text", "kind"), CONSTRUCTS)
def test_what_lines_may_say_is_read_as_what_it_is(text, kind):
    (statement,) = WHOLE.parse(f"a = {text}")
    assert any(isinstance(each, kind) for each in walk(statement.sides[1]))


@pytest.mark.parametrize(
    ("text", "kind", "groups"),
    [
        ("H(X)", "H", (("x",),)),
        ("H(X, Y)", "H", (("x", "y"),)),
        (r"H(X \mid Y)", "H", (("x",),)),
        ("I(X; Y)", "I", (("x",), ("y",))),
    ],
)
def test_capital_letters_of_a_joint_table_are_its_random_variables(text, kind, groups):
    (statement,) = board(*TABLE).parse(f"{text} = 0")
    assert isinstance(statement.sides[0], Information)
    assert (statement.sides[0].kind, statement.sides[0].groups) == (kind, groups)


@pytest.mark.parametrize(
    ("line", "relations"),
    [
        ("a = b", ("=",)),
        ("a = b = 0", ("=", "=")),
        (r"a \le b < 1", ("<=", "<")),
        (r"a \propto b", ("propto",)),
        (r"a \approx b", ("approx",)),
        ("= b", ("=",)),
        (r"\le b", ("<=",)),
        ("b", ("=",)),
    ],
)
def test_a_line_is_a_chain_of_relations(line, relations):
    (statement,) = tree(line, *DECLARED)
    assert statement.relations == relations
    assert len(statement.sides) == len(relations) + 1


@pytest.mark.parametrize("line", ["= b", "b", r"\ge b"])
def test_a_line_without_a_left_side_goes_on_from_the_one_before(line):
    (statement,) = tree(line, *DECLARED)
    assert statement.sides[0] is None


def test_a_conclusion_is_a_second_statement():
    first, second = tree(r"a = b \implies a - b = 0", *DECLARED)
    assert first == Statement((Name("a"), Name("b")), ("=",))
    assert second.sides[1] == Number(0.0)


@pytest.mark.parametrize("line", ["", "   ", r"\text{By symmetry.}", r"\quad"])
def test_a_line_of_words_alone_says_nothing(line):
    assert WHOLE.parse(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        r"\text{so the first is the second of } v: \quad a = b",
        r"\text{Unbiased: } a = b",
        r"\text{for } v \text{ as before}: a = b",
        r"\text{Hence}: a = b",
    ],
)
def test_what_words_announce_up_to_a_colon_is_no_formula(line):
    assert tree(line, *DECLARED) == (Statement((Name("a"), Name("b")), ("=",)),)


def test_a_condition_before_a_colon_is_not_left_out():
    with pytest.raises(NotParsed):
        tree(r"\text{if } a > 0: a = b", *DECLARED)


def test_an_integral_inside_another_one_has_the_first_differential():
    (statement,) = tree(r"\int_0^1 \int_0^x y \, dy \, dx", *DECLARED)
    outer = statement.sides[1]
    assert isinstance(outer, Integral) and outer.variable == "x"
    assert isinstance(outer.body, Integral) and outer.body.variable == "y"


def test_a_function_is_called_where_a_number_is_multiplied():
    (called,) = tree("f(a + b) = 0", *DECLARED)
    (multiplied,) = tree("a(a + b) = 0", *DECLARED)
    assert isinstance(called.sides[0], Call)
    assert isinstance(multiplied.sides[0], Product)


def test_longer_names_win():
    symbols = (scalar("x"), scalar(r"x_{\text{new}}"), scalar("x_0"))
    (statement,) = tree(r"x + x_0 = x_{\text{new}}", *symbols)
    assert statement.sides[1] == Name(r"x_{\text{new}}")
    assert statement.sides[0] == Sum(((1, Name("x")), (1, Name("x_0"))))


def test_a_declared_name_is_no_longer_what_everybody_knows():
    (known,) = tree("e^a = I", scalar("a"))
    (declared,) = tree("e^a = I", scalar("a"), scalar("e"), matrix("I", "d", "d"))
    assert isinstance(known.sides[1], Identity)
    assert declared.sides[1] == Name("I")
    assert declared.sides[0] == Power(Name("e"), Name("a"))


@pytest.mark.parametrize(
    ("line", "at", "what", "expected"),
    [
        ("a = ", 3, "nothing stands behind the =", "an expression"),
        ("a = b +", 7, "the line ends too early", "an expression"),
        ("a = (b", 4, "( is never closed", ")"),
        ("a = b)", 5, ") is not understood here", "an operator, or the end"),
        (r"a = \foo b", 4, r"\foo is not understood here", "a number, a name or a bracket"),
        (r"a = \frac{b}", 12, "the line ends too early", ""),
        (r"a = \sum x_i", 9, "a sum without an index", r"\sum_{i=1}^{n}"),
        (r"a = \int f(t)", 9, "an integral without its dx", "dx at its end"),
        ("a = |b", 4, "| is never closed", "|"),
        (r"a = \langle w \rangle", 21, "an inner product has two sides", r"\langle x, y \rangle"),
        (
            r"a = \begin{tabular} b \end{tabular}",
            35,
            "the environment tabular is not known",
            "cases or pmatrix",
        ),
        ("a = w^*", 7, "^{*} is not understood here", "a power, or a declared name"),
        (r"a = {b", 4, "a { that is never closed", "a } after it"),
    ],
)
def test_a_line_that_is_not_understood_says_where_what_and_what_was_expected(line, at, what, expected):
    with pytest.raises(NotParsed) as raised:
        WHOLE.parse(line)
    error = raised.value
    assert what in error.what
    assert expected in error.expected
    assert error.at == at
    assert line.startswith(error.read)


@pytest.mark.parametrize(
    ("line", "name", "suggested"),
    [
        (r"a = \beta", r"\beta", r"\hat{\beta}"),
        (r"a = \sigma", r"\sigma", r"\sigma_w"),
        ("a = W + Q", "Q", "a"),
        (r"a = \hat{a}", r"\hat{a}", "a"),
        (r"\sum_{i=1}^n x_i = i", "i", ""),
        (r"\mathbb{E}_{s \sim q}[f(s)] = r", "r", ""),
    ],
)
def test_a_name_that_nobody_declared_is_named_with_what_may_be_meant(line, name, suggested):
    with pytest.raises(NotParsed) as raised:
        WHOLE.parse(line)
    assert raised.value.what == f"{name} is not declared here"
    assert suggested in raised.value.expected
    assert line[raised.value.at :].startswith(name)


@pytest.mark.parametrize(
    "line",
    [
        r"\sum_{k=1}^n k = a",
        r"\int_0^1 t \, dt = a",
        r"\prod_{j} y_j = a",
        r"\max_k w_k = a",
        "s' = s",
        r"\tilde{s} = s",
    ],
)
def test_bound_letters_need_no_declaration(line):
    assert WHOLE.parse(line)


PIECES = [
    *(
        "a",
        "b",
        "w",
        "A",
        "x_i",
        "n",
        "p",
        "q",
        "s",
        "z",
        "f",
        "f'",
        "d",
        "I",
        "1",
        "2.5",
        r"\infty",
        r"\Gamma",
    ),
    *(
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "|",
        r"\|",
        r"\left(",
        r"\right)",
        r"\left|",
        r"\right|",
        r"\langle",
        r"\rangle",
    ),
    *(
        "^",
        "_",
        r"^\top",
        "^{-1}",
        "+",
        "-",
        "!",
        "'",
        "/",
        r"\cdot",
        r"\odot",
        r"\otimes",
        "&",
        r"\\",
        ",",
        ";",
        ":",
    ),
    *(
        "=",
        r"\le",
        r"\ne",
        r"\propto",
        r"\implies",
        r"\in",
        r"\mid",
        r"\sim",
        r"\forall",
        r"\text{if}",
        r"\text{const}",
    ),
    *(
        r"\sum",
        r"\sum_{i=1}^n",
        r"\prod",
        r"\int",
        "dt",
        r"\nabla_w",
        r"\nabla",
        r"\partial",
        r"\frac",
        r"\sqrt",
        r"\log",
    ),
    *(
        r"\max",
        r"\arg",
        r"\arg\max_k",
        r"\lim_{m\to\infty}",
        r"\binom",
        r"\mathbf{1}",
        r"\delta_{ij}",
        r"\hat",
        r"\bar",
    ),
    *(
        r"\mathbb{E}",
        r"\operatorname{Var}",
        r"\operatorname{Cov}",
        "P(",
        "H",
        "I(",
        "O(",
        "D_{KL}",
        r"\mathcal{N}",
    ),
    *(
        r"\begin{cases}",
        r"\end{cases}",
        r"\begin{pmatrix}",
        r"\end{pmatrix}",
        r"\underbrace",
        r"\tag",
        r"\boxed",
    ),
    *(r"\operatorname", r"\mathbb", r"\binom", r"\bar", r"\text{if}"),
]
REAL = [f"a = {text}" for text, _ in CONSTRUCTS]
soups = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


def read(line):
    """What a line is read as; None if it is refused. Anything else fails the test."""
    try:
        return WHOLE.parse(line)
    except NotParsed as error:
        assert error.what
        assert 0 <= error.at <= max(len(line), 1)
        return None


@patient
@given(soups)
def test_a_soup_of_tokens_is_read_or_refused(line):
    read(line)


@patient
@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(line):
    read(line)


@patient
@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data):
    read(data.decode("latin-1"))


@patient
@given(st.sampled_from(REAL), st.data())
def test_a_line_that_is_cut_or_has_something_put_in_is_read_or_refused(line, data):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    put = data.draw(st.sampled_from(["", *PIECES]))
    read(line[:start] + put + line[end:])
    read(line[:end])


@patient
@given(
    st.sampled_from(
        ["(", "{", "[", r"\left(", r"\frac{", r"\sqrt{", "^{", r"\log ", "-", r"\nabla_w ", r"\sum_i ", "|"]
    ),
    st.integers(1, 1000),
)
@example("-", 1100)
@example(r"\log ", 700)
@example(r"\sum_i ", 400)
@example("(", 1100)
def test_nesting_of_any_depth_is_read_or_refused(opening, times):
    closing = {"(": ")", "[": "]", r"\left(": r"\right)"}.get(opening, "}" if opening.endswith("{") else "")
    read("a = " + opening * times + "a" + closing * times)


def test_a_line_of_a_megabyte_is_refused():
    with pytest.raises(NotParsed, match="at most"):
        WHOLE.parse("a = " + "a + " * 250_000 + "a")
    assert MOST_CHARACTERS < 1_000_000


def test_a_refusal_is_no_misfit_of_shapes():
    assert not issubclass(NotParsed, DoesNotFit)
