# PENDING
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [2:0]  pending;\
    wire [3:0] waiting = {1'b0, pending};
/\/\/ -- reset$/i\
            pending <= 0;
/\/\/ -- csr reads$/i\
                            12'h7c7: old = waiting;
/\/\/ -- csr updates$/i\
                            12'h7c7: pending <= update & 3'b110;
END
