# Takes away the network interface $1, if there is one of that name.
ip link delete dev "$1" 2>/dev/null || ! ip link show dev "$1" >/dev/null 2>&1
