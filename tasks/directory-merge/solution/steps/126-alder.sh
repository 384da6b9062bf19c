# Alder's programs find people where they were
cat > extra/20-alder.conf <<'END'
database relay
suffix "ou=staff,dc=alder,dc=test"
overlay rwm
rwm-suffixmassage "ou=staff,dc=alder,dc=test" "ou=people,dc=alderbrook,dc=test"
END
