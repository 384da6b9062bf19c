# The hash for new passwords
cat > server/10-hash.conf <<'END'
password-hash {SSHA512}
END
