# Instructions may begin at any even address
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- fetched$/i\
                    if (pc[1]) begin\
                        insn <= {16'b0, rdata[31:16]};\
                        if (rdata[17:16] == 2'b11) begin\
                            valid <= 1;\
                            addr <= addr + 4;\
                            state <= SECOND;\
                        end\
                    end
/\/\/ -- states$/i\
                SECOND: if (ready) begin\
                    valid <= 0;\
                    insn <= {rdata[15:0], insn[15:0]};\
                    state <= EXECUTE;\
                end
END
