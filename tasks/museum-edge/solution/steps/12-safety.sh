# The headers of safety
cat > safety.conf <<'END'
add_header X-Content-Type-Options nosniff always;
add_header Referrer-Policy same-origin always;
END
