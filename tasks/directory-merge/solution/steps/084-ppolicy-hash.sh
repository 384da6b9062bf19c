# Passwords are stored hashed
mkdir -p overlays/ppolicy
cat > overlays/ppolicy/11-hash.conf <<'END'
ppolicy_hash_cleartext
END
