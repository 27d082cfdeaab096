# Waits until the capture writes to the file $1. $2: its log.
rounds=0
until [ -s "$1" ]; do
    rounds=$((rounds + 1))
    if ! main_lives || ! again $rounds 200; then
        echo "tcpdump said: $(tail -n 5 "$2")" >&2
        exit 1
    fi
done
