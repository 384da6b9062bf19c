# Members and owners of groups follow when somebody is renamed or goes
mkdir -p overlays/refint
cat > overlays/refint/10-groups.conf <<'END'
refint_attributes member owner
END
