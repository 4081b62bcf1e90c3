"""Teams attendance reports as they are downloaded, in both languages and in older and newer forms."""

import datetime

import pytest

from rusdesk.domain.errors import Code, Refused
from rusdesk.exchange.attendance_text import decoded, placed, read_report
from tests.support.desks import UNITS

NEW = (
    "1. Sammanfattning\nMötesrubrik\tRUS-nätverket\nDeltagare som deltog\t2\nStarttid\t2026-05-22 08:55:12\n"
    "Sluttid\t2026-05-22 14:31:00\n\n2. Deltagare\n"
    "Namn\tFörsta anslutning\tSenaste utträde\tVaraktighet för möte\tE-post\tDeltagar-ID (UPN)\tRoll\n"
    "Alfa Ett (Region Skåne)\t2026-05-22 09:01:12\t2026-05-22 14:30:00\t5 tim\ta@skane.se\ta@skane.se\tDeltagare\n"
    "Beta Två (Gäst)\t2026-05-22 09:20:00\t2026-05-22 11:35:00\t2 tim\t\t\tDeltagare\n\n"
    "3. Aktiviteter under möte\nNamn\tAnslutningstid\tTid för utträde\tVaraktighet\tE-post\tRoll\n"
    "Alfa Ett (Region Skåne)\t2026-05-22 09:01:12\t2026-05-22 11:30:00\t\t\t\n"
    "Alfa Ett (Region Skåne)\t2026-05-22 12:58:00\t2026-05-22 14:30:00\t\t\t\n"
)


def at(hour: int, minute: int, second: int = 0) -> datetime.datetime:
    return datetime.datetime(2026, 5, 22, hour, minute, second)


@pytest.mark.parametrize(
    "data",
    [
        NEW.encode("utf-16"),
        NEW.encode("utf-16-be").join((b"\xfe\xff", b"")),
        NEW.encode("utf-16-le"),
        NEW.replace("\n", "\r\n").encode("utf-8-sig"),
        NEW.replace("\t", ";").encode(),
        NEW.replace("\t", ",").encode("cp1252"),
    ],
    ids=["utf-16", "big-endian", "no mark", "utf-8", "semicolons", "commas and Windows' letters"],
)
def test_the_swedish_report_in_every_dress(data: bytes) -> None:
    report = read_report(decoded(data))
    told = [(p.name, p.came, p.left) for p in report.people]
    assert told == [
        ("Alfa Ett (Region Skåne)", at(9, 1, 12), at(14, 30)),
        ("Beta Två", at(9, 20), at(11, 35)),
    ]
    assert (report.began, report.ended) == (at(8, 55, 12), at(14, 31))


def test_the_english_report_with_half_days() -> None:
    text = (
        "Full Name,Join Time,Leave Time,Duration,Email,Role\n"
        '"Ett, Alfa","5/22/2026, 9:01:12 AM","5/22/2026, 2:30:00 PM",5h,a@b,Attendee\n'
    )
    assert [(p.name, p.came, p.left) for p in read_report(text).people] == [("Ett, Alfa", at(9, 1, 12), at(14, 30))]


def test_who_came_back_is_still_there() -> None:
    text = (
        "Full Name\tUser Action\tTimestamp\nAlfa Ett\tJoined\t22/05/2026, 09:01:12\n"
        "Alfa Ett\tLeft\t22/05/2026, 10:01:12\nAlfa Ett\tJoined\t22/05/2026, 10:05:12\n"
        "Beta Två\tJoined\t22/05/2026, 09:00:00\nBeta Två\tLeft\t22/05/2026, 10:00:00\n"
    )
    assert [(p.came, p.left) for p in read_report(text).people] == [(at(9, 1, 12), None), (at(9, 0), at(10, 0))]


@pytest.mark.parametrize("text", ["", "Namn\tRoll\n", "vi ses på fredag\noch sen då", "\x00\x01\x02"])
def test_a_file_without_anybody_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_report(text)
    assert refusal.value.code is Code.NOTHING_THERE


def test_a_name_that_says_a_region_is_placed_there() -> None:
    from rusdesk.domain.roster import Seated

    rows = [Seated(u.code, u.short, u.name, u.letter, u.code) for u in UNITS]
    found = placed(read_report(decoded(NEW.encode("utf-16"))), rows, UNITS)
    assert [p.match.who for p in found] == ["12", ""]
