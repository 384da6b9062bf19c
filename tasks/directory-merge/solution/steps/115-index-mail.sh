# Addresses and aliases are indexed
cat > database/21-index-mail.conf <<'END'
index mail,abMailAlias eq
END
