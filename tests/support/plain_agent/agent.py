"""The smallest agent there is: one shell tool, chat completions, the standard library alone."""

import json
import os
import subprocess
import sys
import urllib.request

PROMPT, MODEL = sys.argv[1:]
TOOL = {
    "type": "function",
    "function": {
        "name": "run",
        "description": "Run a command with bash.",
        "parameters": {"type": "object", "properties": {"command": {"type": "string"}}, "required": ["command"]},
    },
}


def ask(messages):
    request = urllib.request.Request(
        os.environ["OPENAI_BASE_URL"] + "/chat/completions",
        json.dumps({"model": MODEL, "messages": messages, "tools": [TOOL]}).encode(),
        {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]},
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)["choices"][0]["message"]


def run(call):
    command = json.loads(call["function"]["arguments"])["command"]
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, errors="replace")
    return {"role": "tool", "tool_call_id": call["id"], "content": done.stdout + done.stderr}


messages = [{"role": "user", "content": PROMPT}]
while True:
    messages.append(ask(messages))
    calls = messages[-1].get("tool_calls")
    if not calls:
        break
    messages += [run(call) for call in calls]
print(messages[-1]["content"])
