# TVEC
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [31:0] tvec;
/\/\/ -- reset$/i\
            tvec <= 32'h40;
/\/\/ -- csr reads$/i\
                            12'h7c0: old = tvec;
/\/\/ -- csr updates$/i\
                            12'h7c0: tvec <= update & ~32'd2;
END
