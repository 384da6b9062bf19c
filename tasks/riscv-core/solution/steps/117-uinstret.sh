# UINSTRET
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- csr reads$/i\
                            12'hcc0: old = instret[31:0];
END
