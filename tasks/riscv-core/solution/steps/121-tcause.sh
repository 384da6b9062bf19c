# TCAUSE
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [31:0] tcause;
/\/\/ -- reset$/i\
            tcause <= 0;
/\/\/ -- csr reads$/i\
                            12'h7c2: old = tcause;
/\/\/ -- csr updates$/i\
                            12'h7c2: tcause <= update;
END
