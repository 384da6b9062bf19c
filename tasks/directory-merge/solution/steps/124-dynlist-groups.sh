# Groups that are searches
mkdir -p overlays/dynlist
cat > overlays/dynlist/10-groups.conf <<'END'
dynlist-attrset groupOfURLs memberURL member
END
