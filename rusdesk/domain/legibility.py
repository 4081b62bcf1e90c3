"""How large letters must be to be read: at a distance in a room, or in a picture shared over a meeting."""

from __future__ import annotations

from rusdesk.domain.workshop import Venue

IMAGE_MM = 1350  # the height of a usual projected picture
LOWEST_MM, HIGHEST_MM = 200, 20_000  # from a small screen to a wall
FAR_M = 8.0  # where the back row sits
# cap height 0.668 em seen under 11 arcmin, twice what good eyes need
_PX_PER_M = 5170.0
_SHARED = 24  # in a meeting a picture 1080 high is often shown at half its size


def far_m(px: float, image_mm: float = IMAGE_MM) -> int:
    """Whole metres from which letters of `px` (in a picture 1080 high) can be read on an image so high."""
    return int(px * image_mm / _PX_PER_M)


def least_px(venue: Venue, image_mm: float = IMAGE_MM) -> int:
    """The smallest letters that everybody can read, in pixels of a picture 1080 high."""
    in_room = int(FAR_M * _PX_PER_M / image_mm)
    return {"on_site": in_room, "hybrid": max(in_room, _SHARED), "online": _SHARED}[venue]
