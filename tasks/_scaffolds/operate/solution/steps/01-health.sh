# Answer for health
cat > www.d/10-health.conf <<'END'
location = /health {
    default_type text/plain;
    return 200 ok;
}
END
