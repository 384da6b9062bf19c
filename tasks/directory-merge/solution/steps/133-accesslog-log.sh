# What is written is logged
mkdir -p overlays/accesslog
cat > overlays/accesslog/10-log.conf <<'END'
logdb cn=log
logops writes
END
