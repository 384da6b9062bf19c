#!/bin/bash
# Starts the four servers in a fresh copy of this folder, one after the other, and waits for Enter. Their logs are in the copy.
here=$(cd "$(dirname "$0")" && pwd)
copy=$(mktemp -d /tmp/dns-XXXXXX)
cp -r "$here"/. "$copy"
find "$copy" \( -name '*.jnl' -o -name '*.jbk' -o -name '*.signed' \) -delete
rm -f "$copy"/secondary/copies/*
for server in primary yard secondary resolver; do
    (cd "$copy/$server" && exec named -4 -n 1 -g -c named.conf > named.log 2>&1) &
    sleep 2
done
echo "Running in $copy; ask with e.g.: dig @127.0.0.4 -p 5300 crane.harbour.test +dnssec"
read -r _ || sleep "${1:-60}"
jobs -p | xargs -r kill
