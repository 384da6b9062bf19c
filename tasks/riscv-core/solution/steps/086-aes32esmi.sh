# AES32ESMI
cat >> rtl/tables/op.vh <<'END'
10'b??10011_000: begin result = mixed(sbox(b >> {insn[31:30], 3'b0})); result = rotated(result, -{insn[31:30], 3'b0}) ^ a; end  // AES32ESMI
END
