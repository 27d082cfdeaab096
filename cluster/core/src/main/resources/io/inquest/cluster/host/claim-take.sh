# $1: the folder for the claim. $2: who takes it. Reads what it is to say, which begins with "id" and that. Prints the
# claim that there is instead, if there is one of somebody else.
folder=$1
id=$2
claim="$folder/claim-$mark"
# hosts that share the folder may have processes of the same number
new="$folder/new-claim-$id-$mark-$$"
mkdir -p -- "$folder" || exit 1
{ cat && date -u '+since %Y-%m-%dT%H:%M:%SZ'; } >"$new" && chmod 644 "$new" || exit 1
# a link is made whole or not at all, and never in the place of another
if ! said=$(ln -- "$new" "$claim" 2>&1); then
    rm -f -- "$new"
    if ! read -r line <"$claim"; then
        printf '%s\n' "$said" >&2
        exit 1
    fi
    [ "$line" = "id $id" ] || tell "$claim"
    exit
fi
rm -f -- "$new"
