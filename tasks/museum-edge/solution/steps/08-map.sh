# Old links are looked up
cat > conf.d/30-moves.conf <<'END'
map $uri:$arg_id $number {
    ~^/page\.php:([0-9]+)$ $1;
}
map $number $moved {
    include moves.map;
}
END
