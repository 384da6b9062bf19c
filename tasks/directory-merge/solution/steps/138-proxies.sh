# Entries say for whom they may act
cat > server/21-proxies.conf <<'END'
authz-policy to
END
