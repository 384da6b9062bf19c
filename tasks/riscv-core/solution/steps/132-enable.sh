# ENABLE
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [3:0]  enabled;
/\/\/ -- reset$/i\
            enabled <= 0;
/\/\/ -- csr reads$/i\
                            12'h7c6: old = enabled;
/\/\/ -- csr updates$/i\
                            12'h7c6: enabled <= update & 4'b1110;
END
