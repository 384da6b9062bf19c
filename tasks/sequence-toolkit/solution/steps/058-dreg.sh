# dreg: regular expressions in nucleic sequences
cat > sq/programs/dreg.py <<'END'
"""Regular expressions in nucleic sequences."""

from sq.regular import found as run

__all__ = ["run"]
END
