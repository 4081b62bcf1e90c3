"""The section for the map: its layers, each with a question, stages and perhaps an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rusdesk.commands.statusmap import SetStages, taken_along
from rusdesk.domain.agenda import Item
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.ranks import between
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map, layers_of, maps
from rusdesk.ui.planning.cards import CardList, CardSection, CardWords
from rusdesk.ui.planning.common import item_choices, lines_of, shown_days, typed_days
from rusdesk.ui.planning.fields import ChoiceField, Form, TextField
from rusdesk.ui.seat import Seat


def read_stages(seat: Seat, layer: str) -> Callable[[str], tuple[str, ...]]:
    """Stages one to a line. Refused(NOT_ALLOWED) when one would go that a unit stands in."""

    def read(text: str) -> tuple[str, ...]:
        stages = lines_of(text)
        now = seat.desk.state.find(Layer, layer)
        if now and (used := taken_along(seat.desk.state, now, stages)):
            raise Refused(Code.NOT_ALLOWED, "stages", {"used": used})
        return stages

    return read


def _layer_form(seat: Seat, layer: Layer) -> Form:
    _ = seat.words
    days = typed_days(seat.clock)
    shown = shown_days(_)
    out = Form(seat.theme)
    out.add(
        TextField(seat, Layer, layer.id, "title", _("Rubrik")),
        TextField(
            seat, Layer, layer.id, "dated", _("Visar ett tidigare läge"),
            read=lambda text: next(iter(days(text)), ""), show=lambda iso: shown([iso] if iso else []),
            placeholder=_("till exempel: september 2025"),
        ),
        stretches=(2, 1),
    )  # fmt: skip
    out.add(TextField(seat, Layer, layer.id, "question", _("Fråga"), lines=2))
    out.add(
        TextField(
            seat, Layer, layer.id, "stages", _("Faser, en per rad"), lines=3,
            read=read_stages(seat, layer.id), show="\n".join, asks=lambda stages: SetStages(layer.id, stages),
            wrong=_("En fas som används på kartan kan inte tas bort. Skriv en fas per rad."),
        )
    )  # fmt: skip
    return out


class _MapForm(Form):
    """A map's own fields and its layers."""

    def __init__(self, seat: Seat, the_map: Map) -> None:
        super().__init__(seat.theme)
        _ = seat.words
        self.add(
            TextField(seat, Map, the_map.id, "title", _("Kartans rubrik")),
            ChoiceField(seat, Map, the_map.id, "item", _("Punkt i programmet"), item_choices(_)),
            ChoiceField(
                seat, Map, the_map.id, "view", _("Visas som"),
                [("outline", _("Karta")), ("tiles", _("Rutor")), ("list", _("Lista"))],
            ),
            stretches=(3, 3, 2),
        )  # fmt: skip
        words = CardWords(
            add=_("Lägg till lager"),
            empty_title=_("Inga lager än"),
            empty=_("Ett lager är en fråga till alla regioner, med faser i ordning."),
            one=lambda n: _("Lager {number}").format(number=n),
        )

        def new(state: State, rank: str) -> Sequence[Record]:
            return (Layer(id=seat.new_id(), map=the_map.id, title=_("Nytt lager"), rank=rank),)

        def listed(state: State) -> list[Layer]:
            return layers_of(state, the_map.id)

        self.add(CardList(seat, Layer, listed, lambda layer: _layer_form(seat, layer), new, words, "map"))


def new_map(seat: Seat, state: State, item: Item | None, rank: str) -> tuple[Map, Layer]:
    """A map for an item, with a first layer to fill in."""
    _ = seat.words
    title = item.title[:200] if item else _("Karta")
    one = Map(id=seat.new_id(), title=title, item=item.id if item else "", rank=rank)
    layer = Layer(id=seat.new_id(), map=one.id, title=_("Läget nu"), stages=(), rank=between("", ""))
    return one, layer


def map_section(seat: Seat) -> CardSection:
    """Maps and their layers."""
    _ = seat.words

    def new(state: State, rank: str) -> Sequence[Record]:
        taken = {m.item for m in maps(state)}
        free = next((i for i in state.each(Item) if i.kind == "map" and i.id not in taken), None)
        one, layer = new_map(seat, state, free, rank)
        return (one, layer)

    words = CardWords(
        add=_("Lägg till karta"),
        empty_title=_("Ingen karta än"),
        empty=_("Kartan visar var regionerna är i en process, fas för fas."),
        one=lambda n: _("Karta {number}").format(number=n),
    )
    cards = CardList(seat, Map, maps, lambda m: _MapForm(seat, m), new, words, "map")
    lead = _("Var regionerna är i en process. Faserna numreras i den ordning de står.")
    return CardSection(seat, "map", _("Karta"), lead, cards, lambda n: _.n("{n} karta", "{n} kartor", n))
