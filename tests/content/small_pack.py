"""Writes small packs for the tests, right ones unless asked otherwise."""

from __future__ import annotations

from pathlib import Path


def topic_text(
    *objectives: str, order: int = 1, prerequisites: list[str] | None = None, extra: str = ""
) -> str:
    needs = ", ".join(f'"{need}"' for need in prerequisites or [])
    head = f"""\
title = "A topic"
section = "00-foundations"
order = {order}
hours = {{ stated = 2, estimated = 1.5 }}
prerequisites = [{needs}]
rationale = "Everything rests on it."
out_of_scope = ["The rest: elsewhere."]
sources = ["Strang, Introduction to Linear Algebra (2016), chapter 1"]
last_checked = 2026-11-21
{extra}"""
    return "\n".join([head, *objectives])


def objective_text(
    id: str,
    *,
    needs: tuple[str, ...] = (),
    level: int = 1,
    kind: str = "concept",
    ask: str = "",
    extra: str = "",
) -> str:
    prerequisites = ", ".join(f'"{need}"' for need in needs)
    return f"""
[[objective]]
id = "{id}"
area = "linear-algebra"
kind = "{kind}"
level = {level}
ask = "{ask or f"Explain {id} in one sentence."}"
prerequisites = [{prerequisites}]
{extra}"""


def write_topic(
    pack: Path, name: str, *objectives: str, order: int = 1, needs: list[str] | None = None
) -> Path:
    return write(pack / name / "topic.toml", topic_text(*objectives, order=order, prerequisites=needs))


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
