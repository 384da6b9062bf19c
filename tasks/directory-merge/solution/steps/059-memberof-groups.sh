# Everybody's entry tells the groups
mkdir -p overlays/memberof
cat > overlays/memberof/10-groups.conf <<'END'
memberof-group-oc groupOfNames
memberof-member-ad member
memberof-memberof-ad memberOf
END
