# Managers and assistants follow, too
mkdir -p overlays/refint
cat > overlays/refint/11-superiors.conf <<'END'
refint_attributes manager secretary
END
