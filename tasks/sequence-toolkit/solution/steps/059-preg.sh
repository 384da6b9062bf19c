# preg: regular expressions in proteins
cat > sq/programs/preg.py <<'END'
"""Regular expressions in proteins."""

from sq.regular import found as run

__all__ = ["run"]
END
