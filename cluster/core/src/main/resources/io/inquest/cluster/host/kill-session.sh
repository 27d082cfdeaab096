# Kills a process and the group that it leads, unless another has its number by now.
#   kill-session.sh PROCESS START
process=$1
start=$2
if [ -e "/proc/$process/stat" ]; then
    stat=$(sed 's/.*) //' "/proc/$process/stat") || exit 0
    set -- $stat
    [ "${20}" = "$start" ] || exit 0
fi
kill -s KILL -- "-$process"
