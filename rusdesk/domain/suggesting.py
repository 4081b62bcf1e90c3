"""Questions put to the texts of a wall, and their answers as JSON, so that another process can think of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rusdesk.domain.affinity import likely_duplicates, rank_themes, similar_to
from rusdesk.domain.record import Json

SHOWN = 3  # themes of a suggestion
MOST_SIMILAR = 12


def answered(question: Mapping[str, Any]) -> Json:
    """The answer to ``{"ask": "themes", "notes": [[id, text, theme]…], "themes": [[id, title]…]}`` and its like.

    ``themes``: ``[[note, [theme…], is_sure]…]`` for the notes without a theme, the likeliest theme first. ``similar``
    (with ``"note": id``): ids, the most alike first. ``duplicates``: ``[[note, note]…]``, as many as said the same.
    Raises ValueError for what isn't such a question.
    """
    notes = [(str(i), str(text), str(theme)) for i, text, theme in question["notes"]]
    texts = [text for _id, text, _theme in notes]
    match question.get("ask"):
        case "themes":
            return _themes(notes, [(str(i), str(title)) for i, title in question["themes"]])
        case "similar":
            ids = [i for i, _text, _theme in notes]
            at = ids.index(str(question["note"]))
            return [ids[n] for n in similar_to(texts, at, MOST_SIMILAR)]
        case "duplicates":
            return [[notes[a][0], notes[b][0]] for a, b in likely_duplicates(texts)]
    raise ValueError("no such question")


def _themes(notes: Sequence[tuple[str, str, str]], themes: Sequence[tuple[str, str]]) -> Json:
    at = {theme: n for n, (theme, _title) in enumerate(themes)}
    known = {n: at[theme] for n, (_id, _text, theme) in enumerate(notes) if theme in at}
    ranked = rank_themes([text for _id, text, _theme in notes], [title for _id, title in themes], known)
    return [
        [note, [themes[t][0] for t in ranking.order[:SHOWN]], ranking.is_sure]
        for (note, _text, theme), ranking in zip(notes, ranked, strict=True)
        if theme not in at and ranking.order
    ]
