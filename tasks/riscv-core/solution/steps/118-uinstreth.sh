# UINSTRETH
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- csr reads$/i\
                            12'hcc1: old = instret[63:32];
END
