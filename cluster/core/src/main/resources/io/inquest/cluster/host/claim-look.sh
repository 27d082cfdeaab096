# $@: the folders in which a claim may be. Prints the mark, and the claim if there is one: its path, then what it says.
printf '%s\n' "$mark"
for folder; do
    if [ -f "$folder/claim-$mark" ]; then
        # it may go in the meantime
        tell "$folder/claim-$mark" 2>/dev/null || [ ! -e "$folder/claim-$mark" ]
        exit
    fi
done
