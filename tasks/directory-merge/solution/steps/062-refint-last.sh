# A group whose last member goes keeps nobody
mkdir -p overlays/refint
cat > overlays/refint/12-last.conf <<'END'
refint_nothing "cn=nobody,dc=alderbrook,dc=test"
END
