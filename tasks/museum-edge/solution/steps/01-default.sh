# Unknown hosts get 421
cat > conf.d/00-default.conf <<'END'
server {
    listen 127.0.0.1:8080 default_server;
    server_name _;
    return 421;
}
END
