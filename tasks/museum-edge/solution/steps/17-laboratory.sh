# The laboratory's application
cat > conf.d/25-laboratory.conf <<'END'
upstream laboratory {
    server 127.0.0.1:9003;
}
map $cookie_lab $application {
    default application;
    1 laboratory;
}
END
