# The DHCP server may register names below lease
sed -i 's/^    file "yard.harbour.test.db";/&\n    update-policy { grant dhcp subdomain lease.yard.harbour.test. A AAAA; };/' yard/local.conf
