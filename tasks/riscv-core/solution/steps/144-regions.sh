# The bases and tops of four regions
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg [31:0] region [0:7];
/\/\/ -- reset$/i\
            for (i = 0; i < 8; i = i + 1) region[i] <= 0;
/\/\/ -- csr reads$/i\
                            12'h7d0, 12'h7d1, 12'h7d2, 12'h7d3, 12'h7d4, 12'h7d5, 12'h7d6, 12'h7d7: old = region[insn[22:20]];
/\/\/ -- csr updates$/i\
                            12'h7d0, 12'h7d1, 12'h7d2, 12'h7d3, 12'h7d4, 12'h7d5, 12'h7d6, 12'h7d7: region[insn[22:20]] <= update;
END
