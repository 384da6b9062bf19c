# People get eight entries, or fifteen if they insist
cat > database/12-limits-users.conf <<'END'
limits users size.soft=8 size.hard=15
END
