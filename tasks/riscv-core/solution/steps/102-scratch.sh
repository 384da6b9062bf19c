# SCRATCH
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [31:0] scratch;
/\/\/ -- reset$/i\
            scratch <= 0;
/\/\/ -- csr reads$/i\
                            12'h7c4: old = scratch;
/\/\/ -- csr updates$/i\
                            12'h7c4: scratch <= update;
END
