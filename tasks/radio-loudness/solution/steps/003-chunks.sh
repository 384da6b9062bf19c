# What a file is made of
cat > desk/stages/s01_chunks.py <<'END'
"""What each file is made of: `chunks.csv`."""

from types import SimpleNamespace

from desk import riff


def run(session):
    session.recordings, rows = [], []
    for path in session.reels:
        found = riff.chunks(path.read_bytes())
        rows += [(path.name, name, offset, len(content)) for name, offset, content in found]
        session.recordings.append(SimpleNamespace(file=path.name, chunks=found))
    session.table("chunks", "file,id,offset,size", rows)
END
