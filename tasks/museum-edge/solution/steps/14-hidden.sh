# Hidden files and drafts are not there
cat > www.d/05-hidden.conf <<'END'
location ~ "(/\.|\.bak$)" {
    return 404;
}
END
