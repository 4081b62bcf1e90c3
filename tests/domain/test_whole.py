"""A whole State as JSON and back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.state import State
from rusdesk.domain.whole import state_from_json, state_to_json
from rusdesk.domain.workshop import Link, Workshop
from tests.report.rich import rich, state_of


def test_a_state_comes_back_as_it_was() -> None:
    assert state_from_json(json.loads(json.dumps(state_to_json(rich())))) == rich()


def test_what_is_gone_stays_behind() -> None:
    state = state_of([Workshop(id="w", title="T"), Link(id="l", title="Bort", is_gone=True)])
    back = state_from_json(state_to_json(state))
    assert back.find(Workshop, "w") is not None
    assert back.table(Link) == {}


@pytest.mark.parametrize(
    "data",
    [
        {}, {"workshop": "w", "seq": 1}, {"workshop": "w", "seq": 1, "tables": []},
        {"workshop": "w", "seq": 1, "tables": {"dragon": []}},
        {"workshop": "w", "seq": 1, "tables": {"link": [["l", 1]]}},
        {"workshop": "w", "seq": 1, "tables": {"link": [["l", 1, {}]]}},
        {"workshop": "w", "seq": 1, "tables": {"link": [["l", 1, {"title": 3}]]}},
    ],
)  # fmt: skip
def test_anything_else_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        state_from_json(data)
    assert refused.value.code is Code.BAD_VALUE


def test_an_empty_state_too() -> None:
    assert state_from_json(state_to_json(State("w"))) == State("w")
