# Brook's programs find people where they were
cat > extra/30-brook.conf <<'END'
database relay
suffix "ou=personnel,o=brook"
overlay rwm
rwm-suffixmassage "ou=personnel,o=brook" "ou=people,dc=alderbrook,dc=test"
END
