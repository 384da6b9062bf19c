"""Drives an agent over the Agent Client Protocol: JSON-RPC, a message a line, on the agent's stdin and stdout.

It stands where an editor would: gives the task as one prompt, grants every permission, reads and writes files when the
agent asks it to, and leaves when the turn is over. Standard library only, since it runs in any task's container.
"""

import argparse
import itertools
import json
import subprocess
import sys
from pathlib import Path

VERSION = 1
WORKSPACE = str(Path.cwd())
GRACE = 5
"""Seconds that the agent gets to end after its last turn."""

METHOD_NOT_FOUND, INTERNAL_ERROR = -32601, -32603


class GaveUp(Exception):
    """The agent can't go on."""


class Agent:
    """An agent's process, and the conversation with it."""

    def __init__(self, command):
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=WORKSPACE)
        self._numbers = itertools.count(1)

    def ask(self, method, **params):
        """Send a request and serve the agent's own until the response is there."""
        number = next(self._numbers)
        self._send(id=number, method=method, params=params)
        for line in self._process.stdout:
            try:
                message = json.loads(line)
            except ValueError:
                say(f"no message: {line[:200]!r}")
                continue
            if not isinstance(message, dict):
                continue
            if "method" in message:
                self._serve(message)
            elif message.get("id") == number:
                if "error" in message:
                    raise GaveUp(f"{method}: {json.dumps(message['error'])[:500]}")
                return message.get("result") or {}
        raise GaveUp(f"{method}: the agent ended with status {self._process.wait()}")

    def close(self):
        """Let the agent end, and end it if it doesn't."""
        self._process.stdin.close()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _serve(self, message):
        method, params = message["method"], message.get("params") or {}
        if method == "session/update":
            tell(params.get("update") or {})
        if "id" not in message:
            return
        serve = SERVED.get(method)
        if serve is None:
            self._send(id=message["id"], error={"code": METHOD_NOT_FOUND, "message": f"{method} is not offered"})
            return
        try:
            self._send(id=message["id"], result=serve(params))
        except (OSError, UnicodeError, KeyError, TypeError, ValueError) as error:
            self._send(id=message["id"], error={"code": INTERNAL_ERROR, "message": f"{type(error).__name__}: {error}"})

    def _send(self, **message):
        try:
            self._process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise GaveUp(f"the agent listens no more; it ended with status {self._process.poll()}") from None


def permit(params):
    """Choose the option that allows most."""
    options = {option.get("kind"): option["optionId"] for option in reversed(params["options"])}
    chosen = options.get("allow_always") or options.get("allow_once") or params["options"][0]["optionId"]
    return {"outcome": {"outcome": "selected", "optionId": chosen}}


def read(params):
    lines = Path(params["path"]).read_text(encoding="utf-8").splitlines(keepends=True)
    first = max(0, (params.get("line") or 1) - 1)
    limit = params.get("limit")
    return {"content": "".join(lines[first : None if limit is None else first + limit])}


def write(params):
    path = Path(params["path"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(params["content"], encoding="utf-8")
    return {}


SERVED = {"session/request_permission": permit, "fs/read_text_file": read, "fs/write_text_file": write}


def tell(update):
    """A line for the log about what the agent does."""
    kind = update.get("sessionUpdate")
    if kind in ("tool_call", "tool_call_update"):
        say(f"{kind} {update.get('status') or ''} {json.dumps(update.get('title') or '')[:200]}")
    elif kind == "agent_message_chunk":
        say(f"message {json.dumps((update.get('content') or {}).get('text') or '')[:500]}")


def say(text):
    print(f"acp: {text}", flush=True)


def main():
    parser = argparse.ArgumentParser(description="Drives an agent over the Agent Client Protocol.")
    parser.add_argument("--prompt", required=True)
    parser.add_argument("--session", help="a session to go on with")
    parser.add_argument("command", nargs="+", help="the agent, after --")
    options = parser.parse_args()
    agent = Agent(options.command)
    try:
        files = {"readTextFile": True, "writeTextFile": True}
        agreed = agent.ask("initialize", protocolVersion=VERSION, clientCapabilities={"fs": files, "terminal": False})
        where = {"cwd": WORKSPACE, "mcpServers": []}
        if options.session and (agreed.get("agentCapabilities") or {}).get("loadSession"):
            session = options.session
            agent.ask("session/load", sessionId=session, **where)
        else:
            session = agent.ask("session/new", **where)["sessionId"]
        say(f"session {session}")
        prompt = [{"type": "text", "text": options.prompt}]
        reason = agent.ask("session/prompt", sessionId=session, prompt=prompt).get("stopReason")
        say(str(reason))
        return 0 if reason == "end_turn" else 1
    except GaveUp as error:
        say(f"gave up: {error}")
        return 1
    finally:
        agent.close()


if __name__ == "__main__":
    sys.exit(main())
