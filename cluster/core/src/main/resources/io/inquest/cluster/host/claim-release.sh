# $1: the folder of the claim. $2: who took it. Removes what is theirs, of whatever mark; the folder too if it is empty.
folder=$1
id=$2
for claim in "$folder"/claim-*; do
    [ -f "$claim" ] || continue
    if { read -r line <"$claim"; } 2>/dev/null && [ "$line" = "id $id" ]; then
        rm -f -- "$claim" || exit 1
    fi
done
rm -f -- "$folder/new-claim-$id-"*
rmdir -- "$folder" 2>/dev/null
exit 0
