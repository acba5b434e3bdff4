"""Answers from memory: each is kept with what it took, so that it is taken only where it could have been found."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from auditor.flow.frames import DEPTH, Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.frames import Question

T = TypeVar("T")


def priced(question: Question, work: Callable[[], T]) -> Answer[T]:
    """What some work gives, with what it took."""
    fuel, slack = question.fuel, question.slack
    depth, deepest = question.depth, question.deepest
    unsettled = question.unsettled
    question.slack, question.deepest = fuel, depth
    values = work()
    answer = Answer(
        values,
        cost=fuel - question.fuel,
        need=fuel - question.slack,
        reach=question.deepest - depth,
        unsettled=question.unsettled > unsettled,
    )
    question.slack = min(question.slack, slack)
    question.deepest = max(question.deepest, deepest)
    return answer


def affordable(question: Question, answer: Answer[T]) -> bool:
    """Whether it could have been found out here and now; else it is, as far as what is left allows."""
    return answer.need <= question.fuel and question.depth + answer.reach <= DEPTH


def charged(question: Question, answer: Answer[T]) -> T:
    """What an answer from memory says; it costs what finding it cost."""
    question.slack = min(question.slack, question.fuel - answer.need)
    question.deepest = max(question.deepest, question.depth + answer.reach)
    question.fuel -= answer.cost
    question.unsettled += answer.unsettled
    return answer.values
