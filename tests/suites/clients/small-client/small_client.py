"""A small real client: one shell tool, a loop, a session file in HOME, retries, and a resume."""

import argparse
import json
import os
import subprocess
import sys
import time
import uuid
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

TRIES = 4
SHELL = {
    "type": "function",
    "function": {
        "name": "shell",
        "description": "Run a command with bash.",
        "parameters": {
            "type": "object",
            "properties": {"command": {"type": "string"}},
            "required": ["command"],
        },
    },
}


class Failed(Exception):
    """A request got no whole answer."""

    def __init__(self, why, pause=None):
        super().__init__(why)
        self.pause = pause


class Cut(Failed):
    """The stream ended before its end; what had come is in `message`."""

    def __init__(self, message):
        super().__init__("the stream was cut off")
        self.message = message


def request(options, messages):
    url = urlsplit(options.url)
    connection = HTTPConnection(url.hostname, url.port, timeout=90)
    body = {"model": options.model, "messages": messages, "tools": [SHELL], "stream": True}
    try:
        connection.request("POST", url.path, json.dumps(body), {"content-type": "application/json"})
        response = connection.getresponse()
        if response.status != 200:
            wanted = response.headers.get("retry-after")
            raise Failed(f"status {response.status}", float(wanted) if wanted else None)
        return receive(response)
    except (OSError, HTTPException) as error:
        raise Failed(f"{type(error).__name__}: {error}") from None
    finally:
        connection.close()


def receive(response):
    text, calls, done = "", {}, False
    try:
        for line in response:
            data = line.decode().removeprefix("data:").strip()
            if data == "[DONE]":
                done = True
                break
            if not line.startswith(b"data:"):
                continue
            for choice in json.loads(data).get("choices", ()):
                delta = choice.get("delta", {})
                text += delta.get("content") or ""
                for part in delta.get("tool_calls") or ():
                    call = calls.setdefault(part["index"], {"id": "", "name": "", "arguments": ""})
                    call["id"] += part.get("id") or ""
                    call["name"] += part.get("function", {}).get("name") or ""
                    call["arguments"] += part.get("function", {}).get("arguments") or ""
    except (OSError, HTTPException):
        pass
    message = {"role": "assistant", "content": text}
    if calls:
        message["tool_calls"] = [
            {"id": c["id"], "type": "function", "function": {"name": c["name"], "arguments": c["arguments"]}}
            for c in calls.values()
        ]
    if not done:
        raise Cut(message)
    return message


def ask(options, messages):
    pause = 0.2
    for left in reversed(range(TRIES)):
        try:
            return request(options, messages)
        except Failed as error:
            print(f"failed: {error}", flush=True)
            if isinstance(error, Cut) and options.cut == "act" and whole(error.message):
                return error.message
            if not left:
                print(f"gave up: {error}", flush=True)
                sys.exit(0)  # as several real clients do
            time.sleep(pause if error.pause is None else error.pause)
            pause *= 2


def whole(message):
    try:
        return all(json.loads(call["function"]["arguments"]) for call in message["tool_calls"])
    except (KeyError, ValueError):
        return False


def run(call):
    try:
        command = json.loads(call["function"]["arguments"])["command"]
    except (ValueError, KeyError):
        return "the arguments are malformed"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return f"status {done.returncode}\n{done.stdout}{done.stderr}"[:20000]


def recalled(options, path):
    messages = json.loads(path.read_text())
    last = messages[-1]
    if options.recall == "nothing":
        messages = []
    elif last["role"] == "assistant" and "tool_calls" in last:
        if options.recall == "dropped":
            messages.pop()
        else:
            for call in last["tool_calls"]:
                messages.append({"role": "tool", "tool_call_id": call["id"], "content": "interrupted: outcome unknown"})
    return messages


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--prompt", required=True)
    parser.add_argument("--cut", choices=["retry", "act"], default="retry")
    parser.add_argument("--recall", choices=["all", "dropped", "nothing"], default="all")
    parser.add_argument("--resume")
    parser.add_argument("--daemon", choices=["yes", "no"], default="no")
    options = parser.parse_args()
    if options.daemon == "yes":
        subprocess.Popen(["setsid", "sleep", "1000"], start_new_session=True)
    session = options.resume or uuid.uuid4().hex[:12]
    path = Path.home() / ".small" / f"{session}.json"
    path.parent.mkdir(exist_ok=True)
    print(f"session {session}", flush=True)
    messages = recalled(options, path) if options.resume else []

    def save(message):
        messages.append(message)
        new = path.with_suffix(".new")
        new.write_text(json.dumps(messages))
        os.replace(new, path)

    save({"role": "user", "content": options.prompt})
    while True:
        message = ask(options, messages)
        save(message)
        if "tool_calls" not in message:
            print("done", flush=True)
            return
        for call in message["tool_calls"]:
            save({"role": "tool", "tool_call_id": call["id"], "content": run(call)})


if __name__ == "__main__":
    main()
