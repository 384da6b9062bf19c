# The policy holds for everybody
mkdir -p overlays/ppolicy
cat > overlays/ppolicy/10-default.conf <<'END'
ppolicy_default "cn=default,ou=policies,dc=alderbrook,dc=test"
END
