# WRITTEN counts transfers
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [31:0] written;
/\/\/ -- reset$/i\
            written <= 0;
/\/\/ -- csr reads$/i\
                            12'h7ce: old = written;
/\/\/ -- csr updates$/i\
                            12'h7ce: written <= update;
/\/\/ -- every cycle$/i\
            if (valid && ready && wstrb != 0) written <= written + 1;
END
