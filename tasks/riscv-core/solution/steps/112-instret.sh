# INSTRET counts instructions
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [63:0] instret;
/\/\/ -- reset$/i\
            instret <= 0;
/\/\/ -- csr reads$/i\
                            12'h7ca: old = instret[31:0];
/\/\/ -- csr updates$/i\
                            12'h7ca: instret <= {instret[63:32], update};
/\/\/ -- retired$/i\
            instret <= instret + 1;
END
