# AES32DSMI
cat >> rtl/tables/op.vh <<'END'
10'b??10111_000: begin result = unmixed(unbox(b >> {insn[31:30], 3'b0})); result = rotated(result, -{insn[31:30], 3'b0}) ^ a; end  // AES32DSMI
END
