# Style sheets and scripts are compressed
cat > conf.d/40-gzip.conf <<'END'
gzip on;
gzip_types text/css application/javascript;
gzip_min_length 256;
gzip_vary on;
END
