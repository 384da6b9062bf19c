# The yard's zones are signed
sed -i 's/^    type primary;/&\n    dnssec-policy "signed";\n    inline-signing yes;/' yard/local.conf
