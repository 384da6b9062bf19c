# Passwords are for binding, and for oneself to change
cat > access/20-passwords.conf <<'END'
access to attrs=userPassword
    by self =w
    by anonymous auth
    by * none
END
