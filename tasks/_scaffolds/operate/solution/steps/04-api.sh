# Hand requests to the application
cat > www.d/40-api.conf <<'END'
location /api/ {
    proxy_pass http://127.0.0.1:9001/;
    include www.d/*.limit;
}
END
