"""Above a map: its layers, the ways to see it, and what is changed since the earlier day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rusdesk.domain.plain import shortened
from rusdesk.domain.statusmap import Layer, MapView, earlier_layer, layers_of
from rusdesk.ui.emptying import emptied
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab
from rusdesk.ui.widgets import IconButton, plain_tip


class MapHead(QWidget):
    """On one line; names are shortened when there is little room."""

    layer_wanted = Signal(str)
    view_wanted = Signal(str)
    compare_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._shown_layers: list[tuple[str, str]] = []
        theme, _ = seat.theme, seat.words
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(theme.px(8))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        # more layers than there is room for are shortened, not allowed to widen the window
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.addLayout(self._tabs)
        row.addStretch(1)
        self.views: dict[MapView, Tab] = {}
        names: tuple[tuple[MapView, str, str], ...] = (
            ("outline", _("Karta"), "map"),
            ("tiles", _("Rutor"), "layout-grid"),
            ("list", _("Lista"), "list"),
        )
        for view, name, icon in names:
            tab = Tab(theme, name, icon)
            tab.clicked.connect(lambda _c=False, view=view: self.view_wanted.emit(view))
            self.views[view] = tab
            row.addWidget(tab)
        self.compare_tab = Tab(theme, _("Sedan sist"), "history")
        self.compare_tab.clicked.connect(self.compare_wanted)
        row.addWidget(self.compare_tab)
        self._names = [(tab, tab.text()) for tab in (*self.views.values(), self.compare_tab)]
        self.paste_button = IconButton(theme, "clipboard-paste", _("Många regioner på en gång"))
        self.paste_button.clicked.connect(lambda: self.paste_wanted.emit())
        row.addWidget(self.paste_button)

    def show_view(self, view: MapView, *, can_outline: bool, compares: bool) -> None:
        self.views["outline"].setVisible(can_outline)
        for name, tab in self.views.items():
            tab.setChecked(name == view)
        self.compare_tab.setChecked(compares)

    def show_layers(self, layers: list[Layer], current: str) -> None:
        """A tab for each of several, the one shown checked."""
        key = [(x.id, self._title(x, layers)) for x in layers]
        if key != self._shown_layers:
            self._shown_layers = key
            emptied(self._tabs)
            # one alone needs no tab
            for layer_id, title in key if len(key) > 1 else ():
                tab = Tab(self._seat.theme, title, "history" if self._is_dated(layer_id, layers) else "")
                tab.clicked.connect(lambda _checked=False, layer_id=layer_id: self.layer_wanted.emit(layer_id))
                tab.setProperty("layer", layer_id)
                tab.setToolTip(plain_tip(title))
                self._tabs.addWidget(tab)
        for tab in self.layer_tabs():
            tab.setChecked(tab.property("layer") == current)

    def layer_tabs(self) -> list[Tab]:
        items = [self._tabs.itemAt(n) for n in range(self._tabs.count())]
        return [w for i in items if i and isinstance(w := i.widget(), Tab)]

    @staticmethod
    def _is_dated(layer_id: str, layers: list[Layer]) -> bool:
        return any(x.id == layer_id and x.dated for x in layers)

    def _title(self, layer: Layer, layers: list[Layer]) -> str:
        if not layer.dated:
            return layer.title
        when = self._seat.words.date(layer.dated)
        twins = [x for x in layers if not x.dated and earlier_layer(self._seat.desk.state, x) == layer]
        # one of a kind is named by its day alone
        if len([x for x in layers if not x.dated]) == 1 and twins:
            return when[:1].upper() + when[1:]
        return f"{layer.title} ({when})"

    def fit(self, wide: int) -> None:
        """Layers and views on one line: the views lose their words first, then the layers theirs."""
        theme, full = self._seat.theme, dict(self._shown_layers)
        tabs = self.layer_tabs()
        for has_words, most in ((True, 34), (False, 34), (False, 20), (False, 12), (False, 7)):
            for tab, name in self._names:
                tab.setText(name if has_words else "")
                tab.setAccessibleName(name)
                tab.setToolTip("" if has_words else name)
                tab.updateGeometry()
            for tab in tabs:
                tab.setText(self._shortened(str(tab.property("layer")), full[str(tab.property("layer"))], most))
                tab.updateGeometry()
            shown = [*tabs, *(t for t, _ in self._names if not t.isHidden()), self.paste_button]
            if sum(w.sizeHint().width() + theme.px(8) for w in shown) <= wide:
                return

    def _shortened(self, layer_id: str, title: str, most: int) -> str:
        """A layer's name in at most so many characters; one of an earlier day goes by its day."""
        if len(title) <= most:
            return title
        state = self._seat.desk.state
        layer = state.find(Layer, layer_id)
        if layer is not None and layer.dated:
            days = [x.dated for x in layers_of(state, layer.map)]
            if days.count(layer.dated) == 1:
                said = (self._seat.words.date(layer.dated), layer.dated)
                return next((s for s in said if len(s) <= most), layer.dated)
        return shortened(title, most)
