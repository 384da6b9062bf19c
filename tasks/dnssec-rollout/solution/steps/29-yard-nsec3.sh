# NSEC3 at the yard
sed -i 's/^    signatures-validity 10d;/&\n    nsec3param iterations 0 optout no salt-length 0;/' yard/local.conf
