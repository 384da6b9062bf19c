# One's own phone and room
cat > access/41-own.conf <<'END'
access to attrs=telephoneNumber,mobile,roomNumber
    by self write
    by * break
END
