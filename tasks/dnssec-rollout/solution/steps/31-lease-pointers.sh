# The DHCP server may register pointers
sed -i 's/^    file "128-255.7.44.10.db";/&\n    update-policy { grant dhcp subdomain 128-255.7.44.10.in-addr.arpa. PTR; };/' yard/local.conf
