# Takes away the control group whose folder is $1, and those below it, with the processes in them.
tries=1000
while [ -d "$1" ]; do
    [ ! -w "$1/cgroup.kill" ] || echo 1 >"$1/cgroup.kill"
    find "$1" -depth -type d -exec rmdir {} + 2>/dev/null && break
    tries=$((tries - 1))
    if [ "$tries" -eq 0 ]; then
        echo "processes in $1 do not end" >&2
        exit 1
    fi
    sleep 0.01
done
exit 0
