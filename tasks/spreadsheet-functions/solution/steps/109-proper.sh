# PROPER
cat >> calc/functions/texts.py <<'END'


@function("PROPER", "t")
def capitalised(text):
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), text)
END
