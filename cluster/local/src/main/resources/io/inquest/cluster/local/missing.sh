# Prints which of the programs that are its words are not here, a line each.
for program; do
    command -v "$program" >/dev/null || echo "$program"
done
