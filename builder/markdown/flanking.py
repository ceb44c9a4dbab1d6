"""Which characters are Chinese, Japanese or Korean: they stand without spaces between words."""

from __future__ import annotations

from bisect import bisect_right

# Blocks of https://www.unicode.org/charts/ for the scripts and their punctuation, with the
# full-width forms; U+3000, a space, is not among them.
_RANGES = (
    (0x1100, 0x11FF),  # Hangul Jamo
    (0x2E80, 0x2FFF),  # radicals, description characters
    (0x3001, 0x33FF),  # punctuation, kana, bopomofo, compatibility
    (0x3400, 0x4DBF),  # ideographs, extension A
    (0x4E00, 0x9FFF),  # ideographs
    (0xA000, 0xA4CF),  # Yi
    (0xA960, 0xA97F),  # Hangul Jamo extended A
    (0xAC00, 0xD7FF),  # Hangul syllables, Jamo extended B
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFE30, 0xFE4F),  # vertical forms
    (0xFF01, 0xFFEF),  # full-width and half-width forms
    (0x1AFF0, 0x1B16F),  # kana supplements
    (0x20000, 0x3FFFF),  # ideographs, extensions B and later
)
_STARTS = [start for start, _ in _RANGES]


def is_cjk(char: str) -> bool:
    """Whether a character is a letter or a mark of one of these scripts."""
    code = ord(char)
    if code < 0x1100:
        return False
    index = bisect_right(_STARTS, code) - 1
    return index >= 0 and code <= _RANGES[index][1]
