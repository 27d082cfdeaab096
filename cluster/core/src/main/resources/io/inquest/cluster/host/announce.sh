# Runs a command that says, ahead of its own output, which process it is.
#   announce.sh FOLDER PROGRAM ARGUMENT...
cd -- "$1" 2>/dev/null || cd /
shift
# a shell gives what it starts in the background no input: hence the third descriptor
exec 3<&0
# in a session of its own, so that it can be killed with all that it started, and with nothing else
setsid sh -c '
    read -r stat </proc/$$/stat
    printf "inquest-runs %s\n" "$stat"
    exec "$@"
' "$0" "$@" <&3 3<&- &
exec 3<&- </dev/null
wait $! 2>/dev/null
