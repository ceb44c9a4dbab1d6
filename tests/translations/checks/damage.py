"""What can go wrong with a healthy page: how it is done, and which rule must find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.translations.checks.documents import healthy

Mending = Literal["healed", "mended", "no"]
"""`healed`: mending gives the healthy page back; `mended`: no such fault is left; `no`: it can't be."""


@dataclass(frozen=True)
class Damage:
    """`old` becomes `new` on the page of a language, once."""

    name: str
    language: str
    rule: str
    old: str
    new: str
    mending: Mending = "no"

    def done(self) -> str:
        """The damaged page."""
        page = healthy(self.language)
        assert self.old in page, f"{self.name}: the page has changed"
        return page.replace(self.old, self.new, 1)


USE_JA = "## モデルを使う" + healthy("ja").split("## モデルを使う")[1].split("### 大きさ")[0]
INSTALL_JA = "## ライブラリを" + healthy("ja").split("## ライブラリを")[1].split("## モデルを使う")[0]
INSTALL_KO = healthy("ko").split("[[install-the-library]]\n")[1].split("## 모델")[0]
PROSE_JA = healthy("ja").split("</hfoptions>\n\n")[1].split("\n")[0]
PROSE_KO = healthy("ko").split("</hfoptions>\n\n")[1].split("\n")[0]
PROSE_EN = healthy("en").split("</hfoptions>\n\n")[1].split("\n")[0]

DAMAGES = [
    # Headings and sections
    Damage(
        "a heading one level too deep", "ko", "heading-level", "### 크기 비교", "#### 크기 비교", "healed"
    ),
    Damage("a heading one level too high", "ja", "heading-level", "### 大きさ", "## 大きさ", "healed"),
    Damage("a heading's id left out", "ko", "missing-id", "설치 [[install-the-library]]", "설치", "healed"),
    Damage("an id left out in Arabic", "ar", "missing-id", "المرجع [[reference]]", "المرجع", "healed"),
    Damage("an id translated", "de", "changed-id", "[[install-the-library]]", "[[die-bibliothek]]", "healed"),
    Damage(
        "an id with another letter", "ja", "changed-id", "[[use-the-model]]", "[[use-the-models]]", "healed"
    ),
    Damage("an id that lost a bracket", "ko", "broken-id", "[[compare-sizes]]", "[[compare-sizes]"),
    Damage("one id for two headings", "ko", "duplicate-id", "[[compare-sizes]]", "[[use-the-model]]"),
    Damage(
        "a section left out",
        "ko",
        "missing-section",
        "## 라이브러리" + healthy("ko").split("## 라이브러리")[1].split("## 모델")[0],
        "",
    ),
    Damage(
        "a section of the translator's own",
        "de",
        "extra-section",
        "## Referenz",
        "## Nachwort\n\nDanke!\n\n## Referenz",
    ),
    Damage("a section without its text", "ko", "empty-section", INSTALL_KO, "\n"),
    Damage("a section in another place", "ja", "section-order", INSTALL_JA + USE_JA, USE_JA + INSTALL_JA),
    # Code
    Damage(
        "an argument changed",
        "ko",
        "code",
        'device_map="auto")\nprint',
        'device_map="auto", revision=1)\nprint',
        "healed",
    ),
    Damage(
        "a name translated",
        "de",
        "code",
        "print(model.config, model.dtype)",
        "print(modell.config, model.dtype)",
        "healed",
    ),
    Damage("a line of code lost", "ja", "code", "print(model.config, model.dtype)\n", "", "healed"),
    Damage("a command changed", "ko", "code", "pip install transformers", "pip install transformer"),
    Damage(
        "a full-width space in a command",
        "ja",
        "code",
        "pip install transformers",
        "pip　install transformers",
        "healed",
    ),
    Damage(
        "an Arabic comma in code", "ar", "code-syntax", "model.config, model", "model.config، model", "healed"
    ),
    Damage(
        "a full-width comma in code",
        "ja",
        "code-syntax",
        "model.config, model",
        "model.config， model",
        "healed",
    ),
    Damage(
        "curly quotes in code",
        "de",
        "code-syntax",
        '("A pleasant surprise")',
        "(“A pleasant surprise”)",
        "healed",
    ),
    Damage(
        "full-width brackets in code",
        "ko",
        "code-syntax",
        "print(model.config, model.dtype)",
        "print（model.config, model.dtype）",
        "healed",
    ),
    Damage(
        "a no-break space in code",
        "de",
        "code-syntax",
        "from transformers import AutoModel",
        "from\u00a0transformers import AutoModel",
        "healed",
    ),
    Damage("a comment that lost its mark", "ko", "code-syntax", "# 장치를 직접", "장치를 직접"),
    Damage("output changed", "ko", "code-output", "'score': 0.9998", "'score': 0.9898", "healed"),
    Damage("output translated", "ja", "code-output", "'label': 'POSITIVE'", "'ラベル': '肯定的'"),
    Damage("a fence's language lost", "ko", "code-language", "```bash", "```", "healed"),
    Damage("a fence's language translated", "ar", "code-language", "```bash", "```باش", "healed"),
    Damage(
        "a block of code lost",
        "ja",
        "missing-code",
        "```bash\npip install transformers  # 最新のリリース\n```\n",
        "",
    ),
    Damage(
        "a block of code too much",
        "de",
        "extra-code",
        "## Referenz",
        "```bash\nls -l /tmp\n```\n\n## Referenz",
    ),
    Damage(
        "a fence that isn't closed",
        "ko",
        "unclosed-fence",
        "print(model.config, model.dtype)\n```",
        "print(model.config, model.dtype)",
    ),
    # API entries
    Damage(
        "a target translated", "ko", "autodoc", "[[autodoc]] AutoModel", "[[autodoc]] AutoModels", "healed"
    ),
    Damage(
        "a target lost", "ja", "autodoc", "[[autodoc]] AutoModel\n    - from_pretrained\n    - forward\n", ""
    ),
    Damage(
        "a member lost",
        "de",
        "autodoc-members",
        "    - from_pretrained\n    - forward",
        "    - from_pretrained",
        "healed",
    ),
    Damage("a member mangled", "ko", "mangled-member", "    - forward", "    - **forward**"),
    # Tabs, callouts, components
    Damage(
        "a tab's id translated",
        "ko",
        "tab-id",
        '<hfoption id="Pipeline">',
        '<hfoption id="파이프라인">',
        "healed",
    ),
    Damage(
        "a group's id translated",
        "ja",
        "tab-id",
        '<hfoptions id="usage">',
        '<hfoptions id="使用法">',
        "healed",
    ),
    Damage(
        "a tab lost",
        "de",
        "tabs",
        '<hfoption id="AutoModel">'
        + healthy("de").split('<hfoption id="AutoModel">')[1].split("</hfoptions>")[0],
        "",
    ),
    Damage("tabs taken apart", "ko", "tabs", '<hfoptions id="usage">\n<hfoption id="Pipeline">', ""),
    Damage("a tab that isn't closed", "ja", "unclosed-tag", "</hfoption>\n</hfoptions>", "</hfoptions>"),
    Damage("another kind of callout", "ko", "callout", "> [!WARNING]", "> [!NOTE]", "healed"),
    Damage("a callout's kind translated", "de", "missing-callout", "> [!WARNING]", "> [!WARNUNG]"),
    Damage("a callout that is a paragraph now", "ja", "missing-callout", "> [!TIP]\n> ", ""),
    Damage("a callout's mark outside of its quote", "ar", "stray-callout", "> [!TIP]", "[!TIP]"),
    Damage("a video lost", "ko", "component", '<Youtube id="aB3xYz12345"/>\n', ""),
    Damage("another video", "de", "component", "aB3xYz12345", "aB3xYz12346"),
    Damage("the notebook button lost", "ja", "component", "[[open-in-colab]]\n", ""),
    Damage("a note on versions lost", "ar", "component", '<Added version="2.1">', "<div>"),
    Damage(
        "what the page says of its layout lost",
        "ko",
        "page-flag",
        "<!-- WRAP CODE BLOCKS -->\n\n",
        "",
        "healed",
    ),
    # Links and pictures
    Damage(
        "a link to somewhere else", "ko", "link", "huggingface.co/models", "huggingface.co/datasets", "healed"
    ),
    Damage(
        "a link in another language's words", "de", "link-path", "(quickstart)", "(schnellstart)", "healed"
    ),
    Damage(
        "a link made absolute",
        "ja",
        "link-language",
        "(quickstart)",
        "(https://huggingface.co/docs/transformers/ja/quickstart)",
        "healed",
    ),
    Damage(
        "a link into the English pages", "ko", "link-language", "(quickstart)", "(../en/quickstart)", "healed"
    ),
    Damage(
        "a link into another translation",
        "ar",
        "link-language",
        "(quickstart)",
        "(../ko/quickstart)",
        "healed",
    ),
    Damage(
        "an anchor translated",
        "ko",
        "link-anchor",
        "#install-the-library)",
        "#라이브러리-설치-방법)",
        "healed",
    ),
    Damage(
        "an anchor of another page translated",
        "de",
        "link-anchor",
        "tasks/index#texts",
        "tasks/index#texte",
        "healed",
    ),
    Damage("a link lost", "ja", "missing-link", "[ハブ](https://huggingface.co/models)", "ハブ"),
    Damage("another picture", "ko", "image", "imgs/layers.png", "imgs/계층.png", "healed"),
    Damage("a picture lost", "de", "missing-image", "![Die Schichten eines Modells](imgs/layers.png)\n", ""),
    # What stays as it is within sentences
    Damage("a formula changed", "ko", "math", "2 \\cdot n", "2 \\times n"),
    Damage("a formula lost", "ja", "math", "\\\\(m = 2 \\cdot n\\\\) バイト", "2倍のバイト"),
    Damage("an Arabic comma in a formula", "ar", "math", "\\frac{n}{b}", "\\frac{n}{b}،"),
    Damage("a placeholder translated", "ko", "placeholder", "{user_name}", "{사용자_이름}"),
    Damage("a placeholder lost", "de", "placeholder", "{user_name} in", "ihn in"),
    Damage("a space in code", "ja", "code-span", '`device_map="auto"`', '`device_map = "auto"`', "healed"),
    Damage("a zero-width space in code", "ja", "code-span", "`pip`で", "`pi\u200bp`で", "healed"),
    Damage(
        "curly quotes in a code span",
        "de",
        "code-span",
        '`device_map="auto"`',
        "`device_map=„auto“`",
        "healed",
    ),
    Damage(
        "a cross-reference changed", "ko", "reference", "[`Trainer.train`]", "[`Trainers.train`]", "healed"
    ),
    Damage("a cross-reference lost", "ja", "reference", "、[`Trainer.train`]", ""),
    Damage("a row of a table lost", "ko", "table", "| 큰 모델 | 340 | 680 |\n", ""),
    Damage("a table that is text now", "de", "table", "|---|---|---|\n", ""),
    Damage("a footnote's mark lost", "ko", "footnote", "차지합니다.[^1]", "차지합니다."),
    Damage("a footnote's text lost", "ar", "footnote", "[^1]: بايتان لكل عدد.\n", ""),
    # Markdown that broke
    Damage("a space within a link", "ko", "broken-link", "[허브](https", "[허브] (https", "healed"),
    Damage(
        "a space within a link to a page", "ko", "broken-link", "](quickstart)", "] (quickstart)", "healed"
    ),
    Damage("a space within an address", "ja", "broken-url", "(https://", "(https ://", "healed"),
    Damage("a full-width colon in an address", "ja", "broken-url", "(https://", "(https：//", "healed"),
    Damage(
        "full-width brackets round a target",
        "ja",
        "full-width-mark",
        "](https://huggingface.co/models)",
        "]（https://huggingface.co/models）",
        "healed",
    ),
    Damage("full-width backticks", "ko", "full-width-mark", "`pip`로", "｀pip｀로", "healed"),
    Damage("full-width stars", "ja", "full-width-mark", "**どれでも**", "＊＊どれでも＊＊", "healed"),
    Damage("spaces within emphasis", "ko", "open-emphasis", "**어느 것이든**", "** 어느 것이든 **", "healed"),
    Damage("emphasis that isn't closed", "de", "open-emphasis", "**jeden davon**", "**jeden davon"),
    Damage(
        "emphasis that others don't see",
        "ko",
        "emphasis-elsewhere",
        "**어느 것이든** 불러",
        "**어느 것(any)**이든 불러",
    ),
    Damage("no space behind a heading's mark", "ko", "heading-mark", "### 크기", "###크기", "healed"),
    Damage(
        "a full-width heading's mark", "ja", "heading-mark", "## リファレンス", "＃＃ リファレンス", "healed"
    ),
    Damage("no space behind an item's mark", "ko", "list-mark", "3. 가져올", "3.가져올", "healed"),
    Damage("a zero-width space", "ja", "stray-character", "重みが", "重\u200bみが", "healed"),
    Damage("a lost character", "ko", "stray-character", "가중치가 들어", "가중\ufffd가 들어"),
    Damage("a direction that isn't closed", "ar", "stray-character", "أكثر من 1200", "أكثر من \u20671200"),
    Damage(
        "what git leaves of a merge",
        "ko",
        "conflict-marker",
        "다음 순서로 하세요:\n",
        "<<<<<<< HEAD\n다음 순서로 하세요:\n=======\n이렇게 하세요:\n>>>>>>> main\n",
    ),
    # Text
    Damage("a paragraph left in English", "ko", "english-left", PROSE_KO, PROSE_EN),
    Damage(
        "an item left in English",
        "de",
        "english-left",
        "Prüfen Sie, ob sie sich importieren lässt.",
        "Check that it can be imported.",
    ),
    Damage("a paragraph twice", "ja", "text-twice", PROSE_JA, f"{PROSE_JA}\n\n{PROSE_JA}"),
    Damage(
        "a machine's preamble",
        "ko",
        "machine-residue",
        "# 모델 불러오기",
        "다음은 요청하신 문서의 한국어 번역입니다:\n\n# 모델 불러오기",
    ),
    Damage(
        "a machine's preamble in English",
        "de",
        "machine-residue",
        "# Ein Modell laden",
        "Sure, here is the German translation:\n\n# Ein Modell laden",
    ),
    Damage("a machine's mark", "ja", "machine-residue", "**どれでも**", "⟦3⟧"),
    Damage("another machine's mark", "ar", "machine-residue", "أقصر طريق", "__PH_1__ طريق"),
    Damage("far too little text", "ko", "short-section", PROSE_KO, "체크포인트에 따라 다릅니다."),
    Damage("Chinese letters in Korean", "ko", "wrong-script", "가장 짧은 방법", "가장 짧은 办法"),
    Damage("Cyrillic letters in German", "de", "wrong-script", "den kürzesten Weg", "den kürzesten Wеg"),
    Damage("Hangul in Japanese", "ja", "wrong-script", "一番短い方法", "一番短い방법"),
    Damage("another number", "ko", "number", "1200개가", "12000개가"),
]
