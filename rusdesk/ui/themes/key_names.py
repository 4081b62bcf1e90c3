"""The keys and names of sorting and merging, where menus and the table of actions find them."""

NEW_KEY = "Ctrl+Shift+E"
MERGE_KEY = "Ctrl+G"
PART_KEY = "Ctrl+Shift+G"
SUGGEST_KEY = "F7"
SURE_KEY = "Shift+F7"
SIMILAR_KEY = "F8"
DUPLICATES_KEY = "Shift+F8"
MOVE_KEY = "F9"

THEME_DEEDS = (
    "new_theme",
    "move_to_theme",
    "suggest",
    "take_sure",
    "similar",
    "duplicates",
    "merge_notes",
    "part_notes",
    "fold_themes",
    "themes_by_votes",
    "themes_by_count",
)
