# Old links redirect
cat > www.d/10-moves.conf <<'END'
if ($moved) {
    return 301 http://www.museum.test$moved;
}
END
