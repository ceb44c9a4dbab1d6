"""Languages: what they are called, how they are written, and which ones a documentation has.

The one list of languages in the project. Names are the languages' own, from Unicode's CLDR.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from toctree.files import PAGE_SUFFIXES


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code as the folder has it, its own name, its English one, and `ltr` or `rtl`."""

    code: str
    name: str
    english_name: str
    direction: str = "ltr"


_NAMES = {
    "ar": ("العربية", "Arabic"),
    "bg": ("Български", "Bulgarian"),
    "bn": ("বাংলা", "Bangla"),
    "ca": ("Català", "Catalan"),
    "cs": ("Čeština", "Czech"),
    "da": ("Dansk", "Danish"),
    "de": ("Deutsch", "German"),
    "el": ("Ελληνικά", "Greek"),
    "en": ("English", "English"),
    "es": ("Español", "Spanish"),
    "et": ("Eesti", "Estonian"),
    "fa": ("فارسی", "Persian"),
    "fi": ("Suomi", "Finnish"),
    "fr": ("Français", "French"),
    "he": ("עברית", "Hebrew"),
    "hi": ("हिन्दी", "Hindi"),
    "hr": ("Hrvatski", "Croatian"),
    "hu": ("Magyar", "Hungarian"),
    "id": ("Bahasa Indonesia", "Indonesian"),
    "it": ("Italiano", "Italian"),
    "ja": ("日本語", "Japanese"),
    "ko": ("한국어", "Korean"),
    "lt": ("Lietuvių", "Lithuanian"),
    "lv": ("Latviešu", "Latvian"),
    "ms": ("Bahasa Melayu", "Malay"),
    "nl": ("Nederlands", "Dutch"),
    "no": ("Norsk", "Norwegian"),
    "pl": ("Polski", "Polish"),
    "pt": ("Português", "Portuguese"),
    "pt-br": ("Português (Brasil)", "Portuguese (Brazil)"),
    "ro": ("Română", "Romanian"),
    "ru": ("Русский", "Russian"),
    "sk": ("Slovenčina", "Slovak"),
    "sl": ("Slovenščina", "Slovenian"),
    "sr": ("Српски", "Serbian"),
    "sv": ("Svenska", "Swedish"),
    "ta": ("தமிழ்", "Tamil"),
    "te": ("తెలుగు", "Telugu"),
    "th": ("ไทย", "Thai"),
    "tr": ("Türkçe", "Turkish"),
    "uk": ("Українська", "Ukrainian"),
    "ur": ("اردو", "Urdu"),
    "vi": ("Tiếng Việt", "Vietnamese"),
    "zh": ("简体中文", "Chinese (Simplified)"),
    "zh-cn": ("简体中文", "Chinese (Simplified)"),
    "zh-hans": ("简体中文", "Chinese (Simplified)"),
    "zh-hant": ("繁體中文", "Chinese (Traditional)"),
    "zh-hk": ("繁體中文（香港）", "Chinese (Hong Kong)"),
    "zh-tw": ("繁體中文（台灣）", "Chinese (Taiwan)"),
}

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})

_KNOWN = frozenset(
    re.findall(
        r"\w+",
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
        de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
        ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
        lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
        pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
        tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ast ckb ceb fil gsw haw
        hmn kab mai nds rom scn yue zgh
        """,
    )
)
"""ISO 639-1, and the three-letter codes that websites use. Other three-letter names are folders of
pages much more often than languages: `api`, `hub`, `doc`."""

_CODE = re.compile(r"([A-Za-z]{2,3})([-_](?:[A-Za-z]{2,4}|[0-9]{3}))*")


def language(code: str) -> Language:
    """What is known of a language. An unknown code is its own name, and written left to right.

    `_` counts as `-`, and case doesn't matter; a region that isn't listed gets its
    language's name with the region behind it.
    """
    key = code.lower().replace("_", "-")
    primary, _, rest = key.partition("-")
    direction = "rtl" if primary in _RIGHT_TO_LEFT else "ltr"
    if key in _NAMES:
        return Language(code, *_NAMES[key], direction)
    if primary in _NAMES:
        name, english = _NAMES[primary]
        return Language(code, f"{name} ({rest.upper()})", f"{english} ({rest.upper()})", direction)
    return Language(code, code, code, direction)


def is_language_code(name: str) -> bool:
    """Whether a folder's name is the code of a language: `ko`, `pt-br`, `zh-hant`, `zh_CN`."""
    match = _CODE.fullmatch(name)
    return match is not None and match[1].lower() in _KNOWN


def find_languages(folder: Path) -> list[str]:
    """The languages of a documentation: `folder`'s sub-folders that hold one, by code, sorted.

    Such a folder is called by a language's code and has a `_toctree.yml` or pages. None
    where `folder` has a `_toctree.yml` itself: it then is one language.
    """
    try:
        if (folder / "_toctree.yml").exists():
            return []
        names = [path.name for path in folder.iterdir() if _is_language_folder(path)]
    except OSError:
        return []
    return sorted(names)


def split_source(path: Path) -> tuple[Path, str | None]:
    """Whether a path is one language's folder: its parent and the language, else itself and None."""
    named = path if path.name not in ("", "..") else path.resolve()
    parent = named.parent
    if _is_language_folder(named) and not (parent / "_toctree.yml").exists():
        return parent, named.name
    return path, None


def _is_language_folder(path: Path) -> bool:
    try:
        if not is_language_code(path.name) or not path.is_dir():
            return False
        if (path / "_toctree.yml").exists():
            return True
        return any(page.suffix in PAGE_SUFFIXES for page in path.rglob("*"))
    except PermissionError:
        return True  # so that reading it is tried, and reported
