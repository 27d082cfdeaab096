# $1: how many twentieths of a second it may take. Prints yes if a process ran and the main one, at least, has ended; no
# if none ran. As service managers do, it tells every process, and wakes those that are paused so that they can hear it.
patience=$1
find_all
if [ -z "$live" ]; then
    echo no
    exit
fi
kill -TERM $live 2>/dev/null
thaw
kill -CONT $live 2>/dev/null
rounds=0
while find_all && [ -n "$live" ]; do
    rounds=$((rounds + 1))
    if ! again $rounds "$patience"; then
        [ $main = yes ] || break
        echo "processes$live are still there $((patience / 20)) s after SIGTERM" >&2
        exit 1
    fi
done
echo yes
