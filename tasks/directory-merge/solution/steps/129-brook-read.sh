# Brook's programs can't write
cat > extra/32-brook-read.conf <<'END'
readonly on
END
