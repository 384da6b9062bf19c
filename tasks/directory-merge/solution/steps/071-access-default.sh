# Who is known may read
cat > access/99-default.conf <<'END'
access to *
    by users read
    by * none
END
