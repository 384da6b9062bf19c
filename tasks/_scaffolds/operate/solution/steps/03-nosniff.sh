# Add the header
cat > www.d/30-nosniff.conf <<'END'
add_header X-Content-Type-Options nosniff always;
END
