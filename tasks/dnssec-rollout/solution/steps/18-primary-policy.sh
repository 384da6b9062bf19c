# A policy for the primary's zones
mkdir -p primary/keys
touch primary/keys/.keep
cat >> primary/local.conf <<'END'
dnssec-policy "signed" {
    keys {
        ksk key-directory lifetime unlimited algorithm ecdsap256sha256;
        zsk key-directory lifetime unlimited algorithm ecdsap256sha256;
    };
    dnskey-ttl 600;
    signatures-validity 10d;
    signatures-validity-dnskey 10d;
};
END
cat >> primary/options.conf <<'END'
key-directory "keys";
END
