# One address each
mkdir -p overlays/constraint
cat > overlays/constraint/11-mail.conf <<'END'
constraint_attribute mail count 1
END
