"""The question a web container asks itself."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from config.deploy import health


class Answer(BaseHTTPRequestHandler):
    """Answers as told, and keeps the host it was asked for."""

    status = 200
    asked: list[str] = []

    def do_GET(self):
        self.asked.append(f"{self.headers['Host']}{self.path}")
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(b'{"database": "up"}')

    def log_message(self, *words):
        pass


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "desk.example.test, other.example.test")
    with HTTPServer(("127.0.0.1", 0), Answer) as listening:
        monkeypatch.setattr(health, "PORT", listening.server_port)
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield
        listening.shutdown()
        thread.join()


@pytest.mark.parametrize(("status", "expected"), [(200, 0), (503, 1), (301, 1)])
def test_only_200_is_well_and_it_asks_under_an_allowed_name(server, monkeypatch, capsys, status, expected):
    monkeypatch.setattr(Answer, "status", status)
    monkeypatch.setattr(Answer, "asked", [])

    assert health.main() == expected
    assert Answer.asked == ["desk.example.test/healthz"]
    assert "database" in capsys.readouterr().out


def test_nobody_there_is_not_well(monkeypatch, capsys):
    monkeypatch.setenv("ALLOWED_HOSTS", "desk.example.test")
    monkeypatch.setattr(health, "PORT", 1)

    assert health.main() == 1
    assert capsys.readouterr().out
