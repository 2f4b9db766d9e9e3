"""Prepositions that make a date a bound."""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import only
from verifier.kinds.date.value import Role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Tanks must be out by Oct. 5.", Role.BY),
        ("The plant shuts no later than mid-2019.", Role.BY),
        ("He wants the report by 6 p.m. on Monday.", Role.BY),
        ("He wants the report on Monday at the latest.", Role.BY),
        ("It will reach the board before the end of January.", Role.BY),
        ("He wants the report before Christmas.", Role.BEFORE),
        ("None will reopen before October.", Role.NOT_BEFORE),
        ("Work will not start until March.", Role.NOT_BEFORE),
        ("Tenants have until Sept. 28 to reply.", Role.UNTIL),
        ("The figure through Wednesday is 4,115.", Role.UNTIL),
        ("It has been silent since July 21.", Role.FROM),
        ("Savings should follow from 2021.", Role.FROM),
        ("The rule applies as of Oct. 1.", Role.FROM),
        ("He will leave after Oct. 5.", Role.AFTER),
        ("He left on Monday.", Role.ON),
        ("He conceded before Monday was over.", Role.ON),
        ("The storm came ashore just before midnight on Monday.", Role.ON),
        ("He left before Friday's vote.", Role.ON),
        ("He left after Monday's vote.", Role.ON),
        ("The exercise ran from Sept. 3 to Sept. 7.", Role.ON),
        ("Food prices were up by 9 percent from a year earlier.", Role.ON),
    ],
)
def test_roles(text: str, role: Role) -> None:
    assert only(text).role is role


@pytest.mark.parametrize(
    ("text", "gmt"),
    [
        ("It struck on Thursday evening GMT.", True),
        ("It struck at 1948 GMT on Thursday.", True),
        ("It struck on Thursday.", False),
    ],
)
def test_greenwich(text: str, gmt: bool) -> None:
    assert only(text).gmt is gmt


def test_around_leaves_the_edges_open() -> None:
    assert only("The war began around Aug. 20.").slack > only("The war began on Aug. 20.").slack == 0
