"""The migration: `python3 -m migrate EXPORTS MERGED` makes one LDIF file of what two companies exported."""
