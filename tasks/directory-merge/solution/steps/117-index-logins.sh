# Logins are indexed
cat > database/23-index-logins.conf <<'END'
index uid eq
END
