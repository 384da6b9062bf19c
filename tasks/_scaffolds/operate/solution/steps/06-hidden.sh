# Hide dot files
cat > www.d/60-hidden.conf <<'END'
location ~ /\. {
    return 404;
}
END
