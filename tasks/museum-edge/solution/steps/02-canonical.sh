# The bare name redirects
cat > conf.d/10-canonical.conf <<'END'
server {
    listen 127.0.0.1:8080;
    server_name museum.test;
    return 301 http://www.museum.test$request_uri;
}
END
