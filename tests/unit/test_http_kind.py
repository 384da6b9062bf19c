"""The http kind: a server is asked in front of back-ends that tell what reached them."""

import subprocess
import sys

import pytest
from examiner.kinds.http import NOTHING, Request, Response, ask

SERVER = """
import http.client, http.server, os
class Edge(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if os.path.exists("closed.on"):
            return self.send_error(503)
        back = http.client.HTTPConnection("127.0.0.1", BACK, timeout=5)
        back.request("GET", "/inner" + self.path, headers={"Host": self.headers["Host"]})
        answer = back.getresponse()
        data = answer.read()
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
    def log_message(self, *arguments):
        pass
http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Edge).serve_forever()
"""


class Local:
    """Runs programs as the tester, in a folder of the test."""

    def __init__(self, folder):
        self.folder = folder

    def run(self, argv, *, stdin, timeout, writable):
        assert writable
        return subprocess.run(
            [sys.executable, *argv[1:]], input=stdin, capture_output=True, timeout=timeout, cwd=self.folder
        )


@pytest.fixture
def edge(tmp_path, unused_port_pair):
    port, back = unused_port_pair

    def asked(requests, program=SERVER, **options):
        text = program.replace("PORT", str(port)).replace("BACK", str(back))
        return ask(Local(tmp_path), [sys.executable, "-I", "-c", text], requests, port=port, backends=[back], **options)

    return asked, back


@pytest.fixture
def unused_port_pair():
    import socket

    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def test_what_reached_the_back_end_comes_back(edge):
    asked, back = edge
    (answer,) = asked([Request("/x?y=1", "shop.test")])
    told = answer.echo()
    assert answer.status == 200
    assert (told["port"], told["path"], told["headers"]["host"]) == (back, "/inner/x?y=1", "shop.test")


def test_back_ends_fail_where_they_are_told_to(edge):
    asked, back = edge
    answers = asked([Request("/fail/1", "h"), Request("/1", "h")], failing=[("/fail/", back, 502)])
    assert [answer.status for answer in answers] == [502, 200]


def test_files_are_written_and_removed_between_requests(edge):
    asked, _ = edge
    answers = asked([Request("/", "h", files={"closed.on": "x"}), Request("/", "h", files={"closed.on": None})])
    assert [answer.status for answer in answers] == [503, 200]


def test_a_server_that_ends_at_once_is_told_with_its_last_words(edge):
    asked, _ = edge
    with pytest.raises(AssertionError, match="no such directive"):
        asked([Request("/", "h")], program="raise SystemExit('no such directive')")


def test_a_server_that_drops_the_connection_has_given_no_answer(edge):
    asked, _ = edge
    drops = "import socket\ns = socket.create_server(('127.0.0.1', PORT))\nwhile True: s.accept()[0].close()"
    (answer,) = asked([Request("/", "h")], program=drops)
    assert answer == NOTHING


def test_a_header_that_stands_twice_is_not_one_header():
    answer = Response(200, (("a", "1"), ("a", "2"), ("b", "3")), b"")
    assert (answer.header("A"), answer.header("B"), answer.header("c")) == (None, "3", None)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"no": 1}', b"\xff"])
def test_an_answer_that_is_not_a_back_ends_tells_nothing(body):
    assert Response(200, (), body).echo() == {}
