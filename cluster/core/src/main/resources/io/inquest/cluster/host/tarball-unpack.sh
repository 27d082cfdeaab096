# Unpacks the archive $1, if its checksum is $2, to the folder $3, without the first $4 parts of each path. What the
# folder had in it before is gone then. The archive is taken away in any case.
set -u
archive=$1
sum=$2
folder=$3
strip=$4
fail() {
    rm -rf "$archive" "$folder.new"
    echo "$1" >&2
    exit 1
}
is=$(sha256sum <"$archive") || fail 'its checksum cannot be told here'
is=${is%% *}
[ "$is" = "$sum" ] || fail "its SHA-256 is $is, not $sum"
rm -rf "$folder.new" "$folder.sha256" && mkdir -p "$folder.new" || fail "no folder can be made at $folder.new"
said=$(tar -xf "$archive" -C "$folder.new" --no-same-owner "--strip-components=$strip" 2>&1) || fail "tar said: $said"
[ -n "$(ls -A "$folder.new")" ] || fail "nothing is left of it without the first $strip parts of each path"
rm -rf "$folder" && mv "$folder.new" "$folder" || fail "$folder cannot be replaced"
echo "$sum" >"$folder.sha256" || fail "$folder.sha256 cannot be written"
rm -f "$archive"
