# What failed is not logged
mkdir -p overlays/accesslog
cat > overlays/accesslog/11-success.conf <<'END'
logsuccess TRUE
END
