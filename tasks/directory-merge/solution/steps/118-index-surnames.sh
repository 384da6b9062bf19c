# Beginnings of surnames are indexed
cat > database/24-index-surnames.conf <<'END'
index sn eq,sub
END
