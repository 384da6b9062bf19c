# Limit what the application gets
cat > www.d/50-limit.limit <<'END'
client_max_body_size 10k;
END
