import json

actions = [
    {"title": f"Write note {n}", "command": f"echo 'note {n}' >> notes.txt" + ("; sleep 3" if n == 1 else "")}
    for n in range(1, 11)
]
print(json.dumps({"actions": actions}))
