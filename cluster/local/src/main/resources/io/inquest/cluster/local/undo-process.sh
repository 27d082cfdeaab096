# Ends the process $1, if it is still the one that started at $2 (ticks since the machine did), and waits until it has.
number=$1
start=$2
lives() {
    status=$(cat "/proc/$number/stat" 2>/dev/null) || return 1
    # after the name, which may have any character in it, come fields 3 and on
    # shellcheck disable=SC2086
    set -- 1 2 ${status##*) }
    [ "${22}" = "$start" ] && [ "$3" != Z ]
}
tries=1000
while lives; do
    kill -9 "$number" 2>/dev/null
    tries=$((tries - 1))
    if [ "$tries" -eq 0 ]; then
        echo "process $number does not end" >&2
        exit 1
    fi
    sleep 0.01
done
exit 0
