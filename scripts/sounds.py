"""Makes resources/sounds/end.wav: two struck bells, reckoned and not recorded. Run it from the repository's root."""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
SECONDS = 1.9
PEAK = 0.5  # −6 dBFS
# partials of a bell: frequency to the strike note, share, and how fast it dies (1/s)
PARTIALS = ((0.5, 0.25, 2.2), (1.0, 1.0, 3.0), (2.0, 0.45, 4.5), (2.76, 0.25, 6.5), (4.07, 0.12, 9.0))
STRIKES = ((0.0, 587.33), (0.32, 440.0))  # D5, then A4


def samples() -> list[float]:
    out = [0.0] * int(RATE * SECONDS)
    for begins, note in STRIKES:
        for ratio, share, dies in PARTIALS:
            turn = 2 * math.pi * note * ratio / RATE
            for n in range(int(begins * RATE), len(out)):
                since = n / RATE - begins
                out[n] += share * math.exp(-dies * since) * min(1.0, since / 0.006) * math.sin(turn * n)
    fade = int(RATE * 0.2)
    for n in range(fade):
        out[-1 - n] *= n / fade
    loudest = max(abs(x) for x in out)
    return [x * PEAK / loudest for x in out]


def main() -> None:
    target = Path("resources/sounds/end.wav")
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", round(x * 32_767)) for x in samples()))


if __name__ == "__main__":
    main()
