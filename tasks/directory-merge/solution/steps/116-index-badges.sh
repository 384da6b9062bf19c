# Badges are indexed
cat > database/22-index-badges.conf <<'END'
index abBadge eq
END
