# NSEC3 at the primary
sed -i 's/^    signatures-validity 10d;/&\n    nsec3param iterations 0 optout no salt-length 0;/' primary/local.conf
