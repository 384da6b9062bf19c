# TIMER
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [31:0] timer;
/\/\/ -- reset$/i\
            timer <= 0;
/\/\/ -- csr reads$/i\
                            12'h7c8: old = timer;
/\/\/ -- csr updates$/i\
                            12'h7c8: timer <= update;
END
