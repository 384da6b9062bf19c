# How long files are kept
cat > www.d/20-caching.conf <<'END'
add_header Cache-Control no-cache;
location ~ "\.[0-9a-f]{6}\.[^./]+$" {
    add_header Cache-Control "public, max-age=31536000, immutable";
}
END
