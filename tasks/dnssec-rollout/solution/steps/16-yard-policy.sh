# A policy for the yard's zones
mkdir -p yard/keys
touch yard/keys/.keep
cat >> yard/local.conf <<'END'
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
cat >> yard/options.conf <<'END'
key-directory "keys";
END
