#!/bin/bash
# Starts slapd in a fresh copy of this folder with what the migration makes of exports/, loads it, and waits for Enter.
here=$(cd "$(dirname "$0")" && pwd)
copy=$(mktemp -d /tmp/ldap-XXXXXX)
cp -r "$here"/. "$copy"
cd "$copy" || exit 1
python3 -m migrate exports merged.ldif
python3 assemble.py
url="ldapi://${copy//\//%2F}%2Frun%2Fldapi"
slapd -f run/slapd.conf -h "$url" -d 0 &
server=$!
secret=$(awk '$1 == "rootpw" {print $2}' secrets/root.conf)
for _ in {1..50}; do ldapwhoami -x -H "$url" > /dev/null 2>&1 && break; sleep 0.1; done
for file in data/*.ldif merged.ldif; do
    ldapadd -c -x -H "$url" -D cn=root,dc=alderbrook,dc=test -w "$secret" -f "$file" > /dev/null
done
echo "Running in $copy; ask with e.g.:"
echo "ldapsearch -x -H $url -D cn=root,dc=alderbrook,dc=test -w $secret -b dc=alderbrook,dc=test"
read -r _ || sleep "${1:-60}"
kill $server
