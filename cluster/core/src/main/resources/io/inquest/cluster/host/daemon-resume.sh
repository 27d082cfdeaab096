# Prints yes if a process was stopped, and none is now; no if none was.
find_all
was=$stopped
thaw
find_all
rounds=0
while [ -n "$stopped" ]; do
    kill -CONT $stopped 2>/dev/null
    rounds=$((rounds + 1))
    if ! again $rounds 200; then
        echo "processes$stopped are still stopped after 10 s" >&2
        exit 1
    fi
    find_all
done
if [ -z "$was" ] || [ -z "$live" ]; then
    echo no
    exit
fi
echo yes
