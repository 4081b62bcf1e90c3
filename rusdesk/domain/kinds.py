"""Every kind of record, by name, in the order that lets each point only at those before it."""

from __future__ import annotations

from rusdesk.domain.agenda import Item, Part, Run
from rusdesk.domain.attendance import Presence
from rusdesk.domain.checks import Check
from rusdesk.domain.grouping import Division
from rusdesk.domain.minutes_settings import ChapterChoice, MinutesSettings
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.own_pictures import Picture
from rusdesk.domain.own_units import OwnUnit
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.projection import Projection
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer, Round, Turn
from rusdesk.domain.statusmap import Layer, Map, Mark
from rusdesk.domain.themes import Theme
from rusdesk.domain.versions import Version
from rusdesk.domain.votes import Ballot, Vote, VoteOption
from rusdesk.domain.wall import Area, Note, TextCard, Wall
from rusdesk.domain.workshop import ComingDate, Link, Summary, Workshop

KINDS: dict[str, type[Record]] = {
    kind.KIND: kind
    for kind in (
        Workshop,
        Check,
        Participant,
        Part,
        Item,
        Run,
        Presence,
        OwnUnit,
        Question,
        Group,
        Division,
        Wall,
        Area,
        TextCard,
        Theme,
        Note,
        Vote,
        VoteOption,
        Ballot,
        Jotting,
        Map,
        Layer,
        Mark,
        Round,
        Turn,
        Answer,
        Outcome,
        Summary,
        Link,
        ComingDate,
        Picture,
        Projection,
        MinutesSettings,
        ChapterChoice,
        Version,
    )
}
