# Instructions that write CSRs which can only be read are illegal
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- checks$/i\
                    if (csr_writes && insn[31:30] == 2'b11) known = 0;
END
