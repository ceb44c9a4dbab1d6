"""HTML's tags as patterns, a little more tolerant than CommonMark's.

CommonMark's unquoted value (https://spec.commonmark.org/0.31.2/#unquoted-attribute-value)
has no `=`, HTML's has: `<img src=https://x.org/a.png?size=2>`.
"""

from __future__ import annotations

import re

_VALUE = r"(?:[^\s\"'<>`]+|'[^']*'|\"[^\"]*\")"
_ATTRIBUTE = rf"(?:\s+[A-Za-z_:@][\w:.-]*(?:\s*=\s*{_VALUE})?)"
OPEN_TAG = re.compile(rf"<(?P<name>[A-Za-z][A-Za-z0-9-]*){_ATTRIBUTE}*\s*/?>")
CLOSE_TAG = re.compile(r"</(?P<name>[A-Za-z][A-Za-z0-9-]*)\s*>")
# An image whose `>` was forgotten: its attributes, as long as they have values.
UNCLOSED_IMAGE = re.compile(rf"<img(?:\s+[A-Za-z_:@][\w:.-]*\s*=\s*{_VALUE})+", re.IGNORECASE)
COMMENT = re.compile(r"<!---?>|<!--.*?-->", re.DOTALL)
OTHER = re.compile(r"<\?.*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[.*?\]\]>", re.DOTALL)
