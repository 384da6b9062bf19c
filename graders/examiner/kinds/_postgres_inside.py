"""The postgres kind's driver: starts a server of its own in a temporary folder and does the steps, one after another.

Run as text by the exhibit user, so it imports nothing but the standard library and speaks the protocol itself. It is
trusted; the artifact's part is SQL for a role that is no superuser, which reaches neither files nor programs.
"""

import contextlib
import json
import os
import resource
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

SILENCE = 60
"""Seconds after which a statement that has told nothing counts as hung: it waits for what will not come."""

PROCESSOR = 60
"""Seconds of processor time of each of the server's processes, which end a statement that never does."""

LOCKED = "55P03"
CANT_BE_WRAPPED = ("25001", "2D000")
"""What PostgreSQL says of a statement that must not be in a transaction, and of a block that ends one."""

BLOCKING = "'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'"

OIDS = (
    "SELECT c.oid FROM pg_catalog.pg_class c WHERE c.relnamespace = 'public'::pg_catalog.regnamespace "
    "AND c.relkind IN ('r', 'p')"
)
WITNESS = f"""
SELECT (SELECT count(*) FROM pg_catalog.pg_locks l WHERE l.pid = pg_catalog.pg_backend_pid() AND l.granted
        AND l.relation IN (%(oids)s) AND l.mode IN ({BLOCKING})),
    (SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0) + n_tup_ins + n_tup_upd + n_tup_del), 0)
        FROM pg_catalog.pg_stat_xact_all_tables WHERE relid IN (%(oids)s))
"""


class Refused(Exception):
    """The server refused: `<SQLSTATE>: <message>`."""


class Connection:
    """One session; `status` is the protocol's: I idle, T in a transaction, E in a failed one."""

    def __init__(self, folder, base, role, settings):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(SILENCE)
        self.socket.connect(os.path.join(folder, ".s.PGSQL.5432"))
        self.incoming = self.socket.makefile("rb")
        self.status, self.pid = "I", 0
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        told = {"user": role, "database": base, "options": options, "client_encoding": "UTF8"}
        body = b"".join(part.encode() + b"\0" for pair in told.items() for part in pair) + b"\0"
        self.socket.sendall(struct.pack("!2I", len(body) + 8, 196608) + body)
        self._answer()

    def ask(self, sql):
        """The rows of the last statement that has any, as text; None if none has."""
        body = sql.encode() + b"\0"
        self.socket.sendall(b"Q" + struct.pack("!I", len(body) + 4) + body)
        return self._answer()

    def _answer(self):
        rows, error = None, None
        while True:
            head = self.incoming.read(5)
            if len(head) < 5:
                raise Refused(error or "08006: the connection is gone")
            body = self.incoming.read(struct.unpack("!I", head[1:])[0] - 4)
            kind = head[:1]
            if kind == b"T":
                rows = []
            elif kind == b"D":
                rows.append(self._row(body))
            elif kind == b"K":
                (self.pid,) = struct.unpack("!I", body[:4])
            elif kind == b"G":
                self.socket.sendall(b"f" + struct.pack("!I", 8) + b"no\0\0")
            elif kind == b"E":
                fields = {part[:1]: part[1:].decode("utf-8", "replace") for part in body.split(b"\0") if part}
                error = f"{fields[b'C']}: {fields[b'M']}"
            elif kind == b"Z":
                self.status = body.decode()
                if error is not None:
                    raise Refused(error)
                return rows

    @staticmethod
    def _row(body):
        found, at = [], 2
        for _ in range(struct.unpack("!H", body[:2])[0]):
            (length,) = struct.unpack("!i", body[at : at + 4])
            at += 4
            found.append(None if length < 0 else body[at : at + length].decode("utf-8", "replace"))
            at += max(0, length)
        return found

    def close(self):
        with contextlib.suppress(OSError):
            self.socket.sendall(b"X" + struct.pack("!I", 4))
        self.incoming.close()
        self.socket.close()


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))


class Server:
    """A server that lives as long as this process, and sessions by (database, name)."""

    def __init__(self, job):
        self.folder = tempfile.mkdtemp()
        data = os.path.join(self.folder, "data")
        shutil.copytree(job["template"], data)
        os.chmod(data, 0o700)
        environment = {**os.environ, "LD_PRELOAD": job["preload"]} if job["preload"] else dict(os.environ)
        command = [job["program"], "-D", data, "-k", self.folder, "-c", "listen_addresses="]
        self.log = os.path.join(self.folder, "log")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, preexec_fn=limited
            )
        self.sessions, self.open = {}, None
        self.chief = self._first()
        for role in job["roles"]:
            self.chief.ask(f"CREATE ROLE {role} LOGIN")
        self.chief.ask(f"CREATE DATABASE main OWNER {job['roles'][0]} STRATEGY file_copy")

    def _first(self):
        for _ in range(600):
            try:
                return Connection(self.folder, "postgres", "postgres", {})
            except (OSError, Refused):
                if self.process.poll() is not None:
                    break
                time.sleep(0.02)
        with open(self.log, encoding="utf-8", errors="replace") as log:
            raise RuntimeError(f"the server does not start: {log.read()[-400:]}")

    def session(self, step):
        key = (step["base"], step["session"])
        if key not in self.sessions:
            self.sessions[key] = Connection(self.folder, step["base"], step["role"], step["settings"])
        return self.sessions[key]

    def gone(self, condition):
        """Wait until no session of clients is left that fits."""
        asked = f"SELECT count(*) FROM pg_stat_activity WHERE {condition}"
        end = time.monotonic() + SILENCE
        while self.chief.ask(asked) != [["0"]]:
            if time.monotonic() > end:
                raise Refused("57014: a session does not end")
            time.sleep(0.002)

    def leave(self, base):
        for key in [key for key in self.sessions if key[0] == base]:
            self.sessions.pop(key).close()
        self.gone(f"datname = '{base}'")

    def run(self, step):
        return {"rows": self.session(step).ask(step["sql"])}

    def attempt(self, step):
        session = self.session(step)
        session.ask("BEGIN")
        try:
            return {"rows": session.ask(step["sql"])}
        finally:
            if session.status != "I":
                session.ask("ROLLBACK")

    def copy(self, step):
        self.leave(step["sql"])
        owner = f"(SELECT rolname FROM pg_roles r JOIN pg_database d ON r.oid = datdba WHERE datname = '{step['sql']}')"
        ((owner,),) = self.chief.ask(f"SELECT * FROM {owner} o")
        self.chief.ask(f"CREATE DATABASE {step['base']} TEMPLATE {step['sql']} OWNER {owner} STRATEGY file_copy")
        return {}

    def drop(self, step):
        self.leave(step["base"])
        self.chief.ask(f"DROP DATABASE {step['base']}")
        return {}

    def script(self, step):
        """A file of statements, up to where it is cut off or to its end; begun again whenever it is refused a lock."""
        if step["cut"]:
            self.once(step, step["statements"][: step["cut"]], [])
            return {}
        beside, retried = list(step["beside"]), 0
        while True:
            try:
                worst = self.once(step, step["statements"], beside)
                break
            except Refused as refused:
                if self.open is None or not str(refused).startswith(LOCKED):
                    raise
            self.end()
            retried += 1
        for other in beside:
            self.begin(other)
            self.end()
        return {"retried": retried, **worst}

    def begin(self, other):
        self.open = other
        self.lossless(other["begin"])

    def end(self):
        other, self.open = self.open, None
        self.lossless(other["end"])

    def lossless(self, step):
        try:
            self.run(step)
        except Refused as refused:
            self.open = None
            raise Refused(f"{refused} (a write of the session {step['session']!r} is lost: {step['sql']})") from None

    def once(self, step, statements, beside):
        """Run statements in a session of their own, each in a transaction if it can be, and watch what it locks.

        Others of `beside` begin where they are due and no transaction is open, and end behind the next such place.
        """
        session = Connection(self.folder, step["base"], step["role"], step["settings"])
        watch = Watch(session)
        try:
            for number, statement in enumerate(statements):
                if beside and beside[0]["at"] <= number and session.status == "I":
                    self.begin(beside.pop(0))
                watch.run(statement)
                if self.open is not None and session.status == "I":
                    self.end()
            if session.status != "I" and statements is step["statements"]:
                raise Refused("25P01: the file ends in a transaction that it did not end")
        finally:
            session.close()
            self.gone(f"pid = {session.pid}")
        return {"locked_rows": watch.rows, "locked_statements": watch.statements}


class Watch:
    """Runs statements and keeps the most that a transaction which locked writers out has done.

    Attributes:
        rows: that it read or changed, in tables that were there before it.
        statements: from the one that took the lock on, that one included.
    """

    def __init__(self, session):
        self.session = session
        self.rows = self.statements = 0
        self._oids, self._before, self._held = "0", 0, 0

    def run(self, statement):
        session = self.session
        if session.status == "I":
            self._begin()
            if statement.split(None, 1)[0].upper() not in ("BEGIN", "START"):
                self._alone(statement)
                return
        session.ask(statement)
        if session.status == "T":
            self._look()

    def _alone(self, statement):
        session = self.session
        session.ask("BEGIN")
        try:
            session.ask(statement)
        except Refused as refused:
            if not str(refused).startswith(CANT_BE_WRAPPED):
                raise
            session.ask("ROLLBACK")
            session.ask(statement)
            return
        if session.status == "T":
            self._look()
            session.ask("COMMIT")

    def _begin(self):
        self._oids = ", ".join(oid for (oid,) in self.session.ask(OIDS)) or "0"
        self._held = 0
        self._before = int(self.session.ask(WITNESS % {"oids": self._oids})[0][1])

    def _look(self):
        locks, rows = map(int, self.session.ask(WITNESS % {"oids": self._oids})[0])
        if locks:
            self._held += 1
            self.rows = max(self.rows, rows - self._before)
            self.statements = max(self.statements, self._held)


def main():
    job = json.loads(sys.stdin.buffer.read())
    server = Server(job)
    for step in job["steps"]:
        try:
            answer = {"error": None, **getattr(server, step["kind"])(step)}
        except Refused as refused:
            answer = {"error": str(refused)}
        except OSError as error:
            answer = {"error": f"08006: {error}"}
        print("\x1e" + json.dumps(answer), flush=True)
        if answer["error"] is not None and step["needed"]:
            break
    server.process.kill()
    os._exit(0)


main()
