# The application behind us
cat > conf.d/20-application.conf <<'END'
upstream application {
    server 127.0.0.1:9001 max_fails=0;
}
END
