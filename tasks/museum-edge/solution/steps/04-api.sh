# The application's host
cat > conf.d/60-api.conf <<'END'
server {
    listen 127.0.0.1:8080;
    server_name api.museum.test;
    proxy_set_header Host $host;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    location / {
        return 404;
    }
    location /v2/ {
        proxy_pass http://application/;
    }
}
END
