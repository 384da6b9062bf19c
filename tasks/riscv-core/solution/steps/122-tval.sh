# TVAL
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [31:0] tval;
/\/\/ -- reset$/i\
            tval <= 0;
/\/\/ -- csr reads$/i\
                            12'h7c3: old = tval;
/\/\/ -- csr updates$/i\
                            12'h7c3: tval <= update;
END
