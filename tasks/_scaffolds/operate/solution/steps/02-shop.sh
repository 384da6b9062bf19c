# Send the shop's visitors on
cat > www.d/20-shop.conf <<'END'
location = /shop {
    return 301 http://shop.test/;
}
END
