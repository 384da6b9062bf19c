# Brook's programs find what they called otherwise
cat > extra/31-brook-names.conf <<'END'
rwm-map attribute brookLogin uid
rwm-map attribute brookPhone telephoneNumber
rwm-map attribute brookRoom roomNumber
END
