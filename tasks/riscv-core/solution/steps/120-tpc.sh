# TPC
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [31:0] tpc;
/\/\/ -- reset$/i\
            tpc <= 0;
/\/\/ -- csr reads$/i\
                            12'h7c1: old = tpc;
/\/\/ -- csr updates$/i\
                            12'h7c1: tpc <= update & ~32'd1;
END
