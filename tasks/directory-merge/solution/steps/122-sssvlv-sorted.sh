# Results can be sorted
mkdir -p overlays/sssvlv
cat > overlays/sssvlv/10-sorted.conf <<'END'
sssvlv-max 4
END
