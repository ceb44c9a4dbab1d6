"""GitHub's REST interface: the little that publishing needs of it.

https://docs.github.com/en/rest
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

_PAGE = 100
_SECONDS = 60


class GitHubError(Exception):
    """A request that GitHub refused, or that didn't reach it; the message says which."""


@dataclass(frozen=True, slots=True)
class GitHub:
    """A repository, `owner/name`, as somebody with a token sees it.

    `api` and `server` are those of GitHub, or of a company's own.
    """

    repository: str
    token: str = field(repr=False)
    api: str = "https://api.github.com"
    server: str = "https://github.com"

    @property
    def remote(self) -> str:
        """Where git finds the repository."""
        return f"{self.server}/{self.repository}.git"

    @property
    def pages_url(self) -> str:
        """Where GitHub Pages shows the repository, unless it has a domain of its own."""
        owner, _, name = self.repository.partition("/")
        host = f"{owner.lower()}.github.io"
        return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"

    def get(self, path: str, **query: str | int) -> Any:
        """What stands at a path below the repository's. Raises GitHubError."""
        return self._json("GET", path, query=query)

    def pages(self, path: str, **query: str | int) -> Iterator[Any]:
        """All items of a list that comes in pages. Raises GitHubError."""
        number = 1
        while True:
            items = self.get(path, **query, per_page=_PAGE, page=number)
            yield from items
            if len(items) < _PAGE:
                return
            number += 1

    def send(self, method: str, path: str, body: dict[str, Any]) -> Any:
        """What came of writing to a path below the repository's. Raises GitHubError."""
        return self._json(method, path, body=body)

    def download(self, path: str, to: Path, limit: int) -> None:
        """Writes what a path below the repository's leads to. Raises GitHubError, also for more than
        `limit` bytes."""
        try:
            with urlopen(self._request("GET", path), timeout=_SECONDS) as answer, to.open("wb") as file:
                left = limit
                while block := answer.read(1 << 20):
                    left -= len(block)
                    if left < 0:
                        raise GitHubError(f"{path}: more than {limit} bytes")
                    file.write(block)
        except (OSError, HTTPException) as error:
            raise GitHubError(f"{path}: {_said(error)}") from None

    def _json(
        self,
        method: str,
        path: str,
        *,
        query: dict[str, str | int] | None = None,
        body: dict[str, Any] | None = None,
    ) -> Any:
        full = f"{path}?{urlencode(query)}" if query else path
        try:
            with urlopen(self._request(method, full, body), timeout=_SECONDS) as answer:
                text = answer.read()
            return json.loads(text) if text else None
        except (OSError, HTTPException, ValueError) as error:
            raise GitHubError(f"{method} {path}: {_said(error)}") from None

    def _request(self, method: str, path: str, body: dict[str, Any] | None = None) -> Request:
        request = Request(
            f"{self.api}/repos/{self.repository}/{path}",
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "X-GitHub-Api-Version": "2022-11-28",
                "User-Agent": "doc-builder",
            },
        )
        if body is not None:
            request.add_header("Content-Type", "application/json")
        # An artifact lies on another host, which is not to see the token.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        return request


def _said(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return f"GitHub says {error.code} {error.reason}"
    return str(error.reason if isinstance(error, URLError) else error)
