# Classes are indexed
cat > database/20-index-classes.conf <<'END'
index objectClass eq
END
