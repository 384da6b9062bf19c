# Times as frames
cat > desk/clock.py <<'END'
"""Timecode as numbers of frames and as texts."""

FPS = 25


def told(frame):
    seconds, frames = divmod(frame, FPS)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}:{frames:02}"


def read(text):
    hours, minutes, seconds, frames = map(int, text.split(":"))
    return ((hours * 60 + minutes) * 60 + seconds) * FPS + frames
END
