# Mailing lists are in order
mkdir -p overlays/valsort
cat > overlays/valsort/10-lists.conf <<'END'
valsort-attr rfc822MailMember "ou=lists,dc=alderbrook,dc=test" alpha-ascend
END
