# What people had before is logged
mkdir -p overlays/accesslog
cat > overlays/accesslog/12-old.conf <<'END'
logold (objectClass=abPerson)
END
