# AES32DSI
cat >> rtl/tables/op.vh <<'END'
10'b??10101_000: begin result = unbox(b >> {insn[31:30], 3'b0}); result = rotated(result, -{insn[31:30], 3'b0}) ^ a; end  // AES32DSI
END
