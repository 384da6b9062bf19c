# AES32ESI
cat >> rtl/tables/op.vh <<'END'
10'b??10001_000: begin result = sbox(b >> {insn[31:30], 3'b0}); result = rotated(result, -{insn[31:30], 3'b0}) ^ a; end  // AES32ESI
END
