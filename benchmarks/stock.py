"""Words for the generated corpus: the same few sentences in each language, index by index.

`{code}` stands for an identifier, `{ref}` for a cross-reference and `{link}` for a link
to another page.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stock:
    """One language's words. All tuples are as long as every other language's."""

    sentences: tuple[str, ...]
    headings: tuple[str, ...]
    groups: tuple[str, ...]
    tips: tuple[str, ...]
    columns: tuple[str, str, str]
    model: str
    guide: str


ENGLISH = Stock(
    sentences=(
        "The encoder reads the whole sequence at once, and {ref} keeps what it has seen in a small state.",
        "Set {code} before the first batch, because the buffers are allocated only then.",
        "A longer context needs more memory, *quadratically* so, unless the attention is windowed.",
        "How the weights are split over several devices is described in {link}.",
        "Each layer adds its output to what came in, so that gradients reach the first layer **unchanged**.",
        "Padding is put on the left when text is generated, and on the right for everything else.",
        "When the loss stops falling, divide the learning rate by ten and go on from the last checkpoint.",
        "The value of {code} is read once and never again, so changing it later has no effect.",
        "Most of the time is spent waiting for data, so {ref} loads the next batch in the background.",
        "Rounding errors differ between devices; compare results with a tolerance of `1e-4`.",
        "A tokenizer splits rare words into pieces such as `##ing`, and joins them again when it decodes.",
        "Read {link} first if you have never trained a model of this size.",
        "It was trained on twelve languages, and answers in the one that it is asked in.",
        "The figures in the table were measured three times, and the best one is shown.",
    ),
    headings=(
        "Overview", "Usage tips", "Preparing the data", "Training", "Generating text", "Saving memory",
        "Common mistakes", "Resources",
    ),
    groups=("Get started", "Guides", "Speed and memory", "Text models", "Vision models", "Audio models"),
    tips=(
        "Results are saved every five hundred steps. Stop whenever you like.",
        "This feature may still change. Pin the version if you build on it.",
        "On a machine without a GPU, choose a smaller checkpoint.",
    ),
    columns=("Setting", "Memory", "Time"),
    model="The {name} model",
    guide="How to work with {name}",
)  # fmt: skip

GERMAN = Stock(
    sentences=(
        "Der Encoder liest die ganze Folge auf einmal, und {ref} merkt sich das Gelesene.",
        "Setze {code} vor dem ersten Durchgang, denn erst dann werden die Puffer angelegt.",
        "Ein längerer Kontext braucht *quadratisch* mehr Speicher, wenn das Fenster nicht begrenzt ist.",
        "Wie die Gewichte auf mehrere Geräte verteilt werden, steht unter {link}.",
        "Jede Schicht addiert ihre Ausgabe zur Eingabe, damit die Gradienten **unverändert** ankommen.",
        "Beim Erzeugen von Text wird links aufgefüllt, sonst immer rechts.",
        "Sinkt der Verlust nicht mehr, teile die Lernrate durch zehn und mache beim letzten Stand weiter.",
        "Der Wert von {code} wird nur einmal gelesen; ihn später zu ändern, bewirkt nichts.",
        "Meist wartet das Programm auf Daten, deshalb lädt {ref} den nächsten Stapel im Hintergrund.",
        "Rundungsfehler sind von Gerät zu Gerät verschieden; vergleiche mit einer Toleranz von `1e-4`.",
        "Ein Tokenizer zerlegt seltene Wörter in Stücke wie `##ung` und setzt sie später wieder zusammen.",
        "Lies zuerst {link}, wenn du noch nie ein Modell dieser Größe trainiert hast.",
        "Es wurde in zwölf Sprachen trainiert und antwortet in der Sprache, in der es gefragt wird.",
        "Die Werte in der Tabelle wurden dreimal gemessen, gezeigt wird der beste.",
    ),
    headings=(
        "Überblick", "Hinweise zur Benutzung", "Daten vorbereiten", "Training", "Text erzeugen",
        "Speicher sparen", "Häufige Fehler", "Weiterführendes",
    ),
    groups=(
        "Erste Schritte", "Anleitungen", "Tempo und Speicher", "Textmodelle", "Bildmodelle", "Audiomodelle",
    ),
    tips=(
        "Alle fünfhundert Schritte wird gespeichert. Du kannst jederzeit unterbrechen.",
        "Diese Funktion kann sich noch ändern. Lege die Version fest, wenn du darauf aufbaust.",
        "Wähle auf einem Rechner ohne Grafikkarte einen kleineren Stand.",
    ),
    columns=("Einstellung", "Speicher", "Zeit"),
    model="Das Modell {name}",
    guide="Arbeiten mit {name}",
)  # fmt: skip

KOREAN = Stock(
    sentences=(
        "인코더는 시퀀스 전체를 한 번에 읽고, {ref}은 읽은 내용을 작은 상태에 담아 둡니다.",
        "버퍼는 첫 배치에서 할당되므로 그 전에 {code} 값을 정해 두세요.",
        "문맥이 길어지면 메모리가 *제곱으로* 늘어나며, 창을 제한한 어텐션은 예외입니다.",
        "가중치를 여러 장치에 나누는 방법은 {link}에서 설명합니다.",
        "각 층은 출력을 입력에 더하므로 기울기가 **변하지 않은 채**로 첫 층까지 전해집니다.",
        "텍스트를 생성할 때는 왼쪽에, 그 밖에는 모두 오른쪽에 패딩을 붙입니다.",
        "손실이 더 줄지 않으면 학습률을 십분의 일로 낮추고 마지막 체크포인트에서 이어 가세요.",
        "{code} 값은 한 번만 읽으므로 나중에 바꾸어도 아무 일도 일어나지 않습니다.",
        "시간의 대부분은 데이터를 기다리는 데 쓰이므로 {ref}이 다음 배치를 미리 불러옵니다.",
        "반올림 오차는 장치마다 다르니 `1e-4`의 허용 오차로 비교하세요.",
        "토크나이저는 드문 단어를 `##하기` 같은 조각으로 나누고, 디코딩할 때 다시 합칩니다.",
        "이만한 크기의 모델을 처음 훈련한다면 먼저 {link} 문서를 읽어 보세요.",
        "열두 가지 언어로 훈련되었고, 질문받은 언어로 대답합니다.",
        "표의 값은 세 번 잰 것 가운데 가장 좋은 결과입니다.",
    ),
    headings=(
        "개요", "사용 팁", "데이터 준비하기", "훈련하기", "텍스트 생성하기", "메모리 아끼기",
        "자주 하는 실수", "참고 자료",
    ),
    groups=("시작하기", "안내서", "속도와 메모리", "텍스트 모델", "비전 모델", "오디오 모델"),
    tips=(
        "오백 단계마다 저장되므로 언제든 멈출 수 있습니다.",
        "이 기능은 아직 바뀔 수 있습니다. 이 위에 무언가를 만든다면 버전을 고정하세요.",
        "GPU가 없는 컴퓨터에서는 더 작은 체크포인트를 고르세요.",
    ),
    columns=("설정", "메모리", "시간"),
    model="{name} 모델",
    guide="{name} 다루기",
)  # fmt: skip

JAPANESE = Stock(
    sentences=(
        "エンコーダーは系列全体を一度に読み、{ref} は読んだ内容を小さな状態に保ちます。",
        "バッファは最初のバッチで確保されるため、その前に {code} を設定してください。",
        "文脈が長くなるとメモリは*二乗で*増えますが、窓を限った注意機構では増えません。",
        "重みを複数のデバイスに分ける方法は {link} で説明しています。",
        "各層は出力を入力に足すので、勾配は**「そのまま」**最初の層まで届きます。",
        "テキストを生成するときは左側に、それ以外では右側にパディングを入れます。",
        "損失が下がらなくなったら、学習率を十分の一にして最後のチェックポイントから続けてください。",
        "{code} の値は一度しか読まれないため、後から変えても効果はありません。",
        "時間の大半はデータを待つことに使われるので、{ref} が次のバッチを裏で読み込みます。",
        "丸め誤差はデバイスごとに違うので、`1e-4` の許容誤差で比べてください。",
        "トークナイザーは珍しい単語を `##する` のような断片に分け、復元するときにつなぎ直します。",
        "この大きさのモデルを初めて訓練するなら、先に {link} を読んでください。",
        "十二の言語で訓練されており、質問された言語で答えます。",
        "表の値は三回測ったうちの最も良いものです。",
    ),
    headings=(
        "概要", "使い方のヒント", "データの準備", "訓練", "テキストの生成", "メモリの節約", "よくある間違い",
        "参考資料",
    ),
    groups=("はじめに", "ガイド", "速度とメモリ", "テキストモデル", "画像モデル", "音声モデル"),
    tips=(
        "五百ステップごとに保存されるので、いつでも止められます。",
        "この機能はまだ変わることがあります。使うときはバージョンを固定してください。",
        "GPU のないマシンでは、より小さなチェックポイントを選んでください。",
    ),
    columns=("設定", "メモリ", "時間"),
    model="{name} モデル",
    guide="{name} の使い方",
)  # fmt: skip

ARABIC = Stock(
    sentences=(
        "يقرأ المشفّر السلسلة كاملة دفعة واحدة، ويحفظ {ref} ما قرأه في حالة صغيرة.",
        "اضبط {code} قبل الدفعة الأولى، لأن الذاكرة لا تُحجز إلا عندها.",
        "كلما طال السياق ازدادت الذاكرة *تربيعيًا*، ما لم تكن نافذة الانتباه محدودة.",
        "تجد طريقة توزيع الأوزان على عدة أجهزة في {link}.",
        "تضيف كل طبقة مخرجاتها إلى ما دخل إليها، فتصل التدرجات إلى الطبقة الأولى **دون تغيير**.",
        "يوضع الحشو إلى اليسار عند توليد النص، وإلى اليمين في غير ذلك.",
        "إذا توقفت الخسارة عن الانخفاض فخفّض معدل التعلم إلى العُشر وتابع من آخر نقطة محفوظة.",
        "تُقرأ قيمة {code} مرة واحدة فقط، فلا أثر لتغييرها لاحقًا.",
        "يمضي معظم الوقت في انتظار البيانات، ولهذا يحمّل {ref} الدفعة التالية في الخلفية.",
        "تختلف أخطاء التقريب من جهاز إلى آخر؛ قارن النتائج بسماحية `1e-4`.",
        "يقسم المُرمِّز الكلمات النادرة إلى أجزاء مثل `##ات`، ثم يجمعها عند فك الترميز.",
        "اقرأ {link} أولًا إن لم تدرّب نموذجًا بهذا الحجم من قبل.",
        "دُرّب على اثنتي عشرة لغة، ويجيب باللغة التي يُسأل بها.",
        "قيست أرقام الجدول ثلاث مرات، والمعروض أفضلها.",
    ),
    headings=(
        "نظرة عامة", "نصائح للاستخدام", "تجهيز البيانات", "التدريب", "توليد النص", "توفير الذاكرة",
        "أخطاء شائعة", "مصادر",
    ),
    groups=("البداية", "أدلة", "السرعة والذاكرة", "نماذج النصوص", "نماذج الصور", "نماذج الصوت"),
    tips=(
        "تُحفظ النتائج كل خمسمئة خطوة، فتوقف متى شئت.",
        "قد تتغير هذه الميزة. ثبّت الإصدار إن كنت تعتمد عليها.",
        "اختر نقطة محفوظة أصغر على جهاز بلا معالج رسوميات.",
    ),
    columns=("الإعداد", "الذاكرة", "الوقت"),
    model="نموذج {name}",
    guide="العمل مع {name}",
)  # fmt: skip

STOCK = {"en": ENGLISH, "ar": ARABIC, "de": GERMAN, "ja": JAPANESE, "ko": KOREAN}
