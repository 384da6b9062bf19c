# The states that there are
mkdir -p overlays/constraint
cat > overlays/constraint/10-status.conf <<'END'
constraint_attribute abStatus regex ^(active|leave|retired)$
END
