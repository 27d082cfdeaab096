# Whether what has the checksum $2 was unpacked in the folder $1, to its end.
[ -f "$1.sha256" ] && [ -d "$1" ] && [ "$(cat "$1.sha256")" = "$2" ]
