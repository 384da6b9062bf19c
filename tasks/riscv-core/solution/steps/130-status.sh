# STATUS
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [2:0]  status;
/\/\/ -- reset$/i\
            status <= 0;
/\/\/ -- csr reads$/i\
                            12'h7c5: old = status;
/\/\/ -- csr updates$/i\
                            12'h7c5: status <= update & 3'b011;
END
