"""`doc-builder preview`: a local server that reloads the browser when a page is saved."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import SimpleQueue
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from builder.site.plugin import DocBuilderPlugin
from builder.site.preview import Preview
from builder.site.search import SearchError
from builder.site.settings import UsageError
from toctree import Finding

EVENTS = "/_preview/events"
SETTLE = 0.03
"""Seconds without another event after which a save counts as done: editors write in several steps."""
PAUSE = 2.0
"""Seconds without an edit after which the search index is brought up to date."""

RELOAD = (
    b"<script>new EventSource('"
    + EVENTS.encode()
    + b"').addEventListener('reload',()=>location.reload())</script>"
)


class Changes:
    """Counts the versions of the site, so that browsers can wait for the next."""

    def __init__(self) -> None:
        self._number = 0
        self._changed = threading.Condition()
        self.closed = False

    def announce(self) -> None:
        """A new version is there."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Lets everybody go who waits."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def wait(self, seen: int | None, timeout: float) -> int:
        """The number of a version after `seen`, or `seen` again when none came in time."""
        with self._changed:
            if seen is None:
                return self._number
            self._changed.wait_for(lambda: self._number != seen or self.closed, timeout)
            return self._number


class Handler(BaseHTTPRequestHandler):
    """Answers from the preview; pages get the script that reloads them."""

    protocol_version = "HTTP/1.1"

    def __init__(self, preview: Preview, changes: Changes, *arguments: object) -> None:
        self.preview, self.changes = preview, changes
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answers a request."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answers a request for the head alone."""
        self._answer(head=True)

    def _answer(self, *, head: bool = False) -> None:
        path = urlsplit(self.path).path
        if path == EVENTS and not head:
            self._events()
            return
        answer = self.preview.get(unquote(path).lstrip("/"))
        if answer.status == 301:
            self.send_response(301)
            self.send_header("Location", path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = answer.body
        if answer.kind == "text/html":
            body = body.replace(b"</body>", RELOAD + b"</body>", 1)
        self.send_response(answer.status)
        charset = "; charset=utf-8" if answer.kind.startswith("text/") or answer.kind.endswith("json") else ""
        self.send_header("Content-Type", answer.kind + charset)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if not head:
            self.wfile.write(body)

    def _events(self) -> None:
        seen = self.changes.wait(None, 0)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while not self.changes.closed:
                number = self.changes.wait(seen, 15)
                self.wfile.write(b"event: reload\ndata:\n\n" if number != seen else b":\n\n")
                self.wfile.flush()
                seen = number
        except OSError:  # the browser has gone
            return

    def log_message(self, format: str, *arguments: object) -> None:
        """Keeps requests out of the terminal: it is for findings."""


class _Watcher(FileSystemEventHandler):
    """Collects the files that were saved, and sets `changed`."""

    def __init__(self, changed: threading.Event) -> None:
        self.changed = changed
        self._paths: SimpleQueue[Path] = SimpleQueue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "deleted", "modified", "moved") and not event.is_directory:
            for path in (event.src_path, event.dest_path):
                if path:
                    self._paths.put(Path(str(path)))
            self.changed.set()

    def take(self) -> set[Path]:
        """The files since the last call."""
        taken = set()
        while not self._paths.empty():
            taken.add(self._paths.get())
        return taken


class Server:
    """The preview, its server and its watcher, as one thing that starts and stops."""

    def __init__(
        self, config: MkDocsConfig, plugin: DocBuilderPlugin, host: str, port: int, say: Callable[[str], None]
    ) -> None:
        self._say = say
        self.preview = Preview(config, plugin)
        self.changes = Changes()
        self._edited = threading.Event()
        self._watcher = _Watcher(self._edited)
        self._stopped = False
        try:
            self._http = ThreadingHTTPServer((host, port), partial(Handler, self.preview, self.changes))
        except OSError as error:
            self.preview.close()
            raise UsageError(
                f"{host}:{port} can't be listened on: {error.strerror}; choose another --port"
            ) from None
        self._http.daemon_threads = True
        self._tell(self.preview.update())
        self.url = f"http://{host}:{self._http.server_port}/"
        self._observer = Observer()
        whole = {*plugin.settings.folders.values(), *plugin.site.library_folders()}
        for folder in whole | _parents(plugin):
            self._observer.schedule(self._watcher, str(folder), recursive=folder in whole)
        self._observer.start()
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def run(self) -> None:
        """Follows edits until `stop`, or Ctrl+C; pages are served from the start."""
        self._say(f"{self.url} shows the site, and follows your edits; Ctrl+C ends it")
        stale = True
        try:
            while not self._stopped:
                self.preview.get_ready()
                if self._edited.wait(PAUSE if stale else None):
                    self._settle()
                    if self._stopped:
                        break
                    self._tell(self.preview.update(self._watcher.take()))
                    self.changes.announce()
                    stale = True
                elif stale:
                    stale = False
                    self._index()
                    self.preview.tidy()
        except KeyboardInterrupt:
            self._say("")
        finally:
            self.changes.close()
            self._observer.stop()
            self._http.shutdown()
            self._http.server_close()
            self.preview.close()

    def stop(self) -> None:
        """Ends `run`."""
        self._stopped = True
        self._edited.set()

    def _settle(self) -> None:
        while True:
            self._edited.clear()
            if not self._edited.wait(SETTLE):
                return

    def _index(self) -> None:
        try:
            self.preview.index()
        except SearchError as error:
            self._say(str(error))

    def _tell(self, findings: list[Finding]) -> None:
        for finding in findings:
            self._say(str(finding))


def _parents(plugin: DocBuilderPlugin) -> set[Path]:
    return {folder.parent for folder in plugin.settings.folders.values()}


def serve(
    config: MkDocsConfig, plugin: DocBuilderPlugin, host: str, port: int, say: Callable[[str], None]
) -> None:
    """Runs a preview until Ctrl+C or SIGTERM. Raises UsageError when the address is taken."""
    server = Server(config, plugin, host, port, say)
    signal.signal(signal.SIGTERM, lambda *_: server.stop())
    server.run()
