# ARCHITECTURE
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- csr reads$/i\
                            12'hfc1: old = 32'h00051c0a;
END
