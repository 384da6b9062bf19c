# INSTRETH, the high word of INSTRET
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- csr reads$/i\
                            12'h7cb: old = instret[63:32];
/\/\/ -- csr updates$/i\
                            12'h7cb: instret <= {update, instret[31:0]};
END
