#!/bin/sh
# Records laboratory traffic: simulated office workers using real programs against real servers, inside network namespaces.
# Nothing leaves this machine. Needs root and Debian's tcpdump nginx-light dnsmasq-base chromium chromium-driver openssh-server
# openssh-client bind9-dnsutils chrony mosquitto mosquitto-clients nftables iproute2 ethtool openssl curl python3 libnss3-tools.
# usage: record.sh SECONDS OUTPUT.pcap.gz [SEED [WORKERS]]      (KEEP=folder keeps the servers' logs there)
# WORKERS above 1 are so many of team.py, each at a computer of its own behind one switch.
set -eu
[ $# -ge 2 ] || { sed -n 2,6p "$0"; exit 2; }
[ "$(id -u)" = 0 ] || { echo "record.sh: must run as root (network namespaces)" >&2; exit 1; }
seconds=$1 output=$2 seed=${3:-1} workers=${4:-1}
warmup=25       # seconds of traffic before the recording, so that it begins amid open connections
snaplen=128     # whole headers, also those an ICMPv6 error quotes
[ "$workers" = 1 ] || snaplen=96    # whole headers of IPv4
here=$(cd "$(dirname "$0")" && pwd)
for program in tcpdump nginx dnsmasq chromium chromedriver ssh ssh-keygen dig chronyd mosquitto mosquitto_sub nft ip ethtool \
    sysctl openssl curl logger certutil; do
    command -v $program >/dev/null || { echo "record.sh: $program is missing" >&2; exit 1; }
done
desks=tm-client  # the namespaces of the workers
[ "$workers" = 1 ] || desks=$(seq -f 'tm-desk%g' "$workers")
spaces=$(printf '%s\n' tm-client tm-line tm-server $desks | sort -u)
for name in $spaces; do
    [ ! -e /run/netns/$name ] || { echo "record.sh: a network namespace $name exists already" >&2; exit 1; }
    [ ! -e /etc/netns/$name ] || { echo "record.sh: /etc/netns/$name exists already" >&2; exit 1; }
done
work=$(mktemp -d)
life=$((seconds + warmup + 90))    # no program started here lives longer than this

clean_up() {
    trap - EXIT INT TERM
    for name in $spaces; do
        for pid in $(ip netns pids $name 2>/dev/null); do kill "$pid" 2>/dev/null || true; done
    done
    sleep 2
    for name in $spaces; do
        for pid in $(ip netns pids $name 2>/dev/null); do kill -9 "$pid" 2>/dev/null || true; done
        ip netns del $name 2>/dev/null || true
    done
    for name in $desks; do rm -rf "/etc/netns/$name"; done
    rmdir /etc/netns 2>/dev/null || true
    [ -z "${KEEP:-}" ] || { mkdir -p "$KEEP"; cp "$work"/*.log "$KEEP" 2>/dev/null || true; }
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

PYTHONDONTWRITEBYTECODE=1; export PYTHONDONTWRITEBYTECODE
python=/usr/bin/python3; [ -x $python ] || python=$(command -v python3)
at() { desk=$1; shift; ip netns exec "$desk" timeout "$life" "$@"; }
server() { ip netns exec tm-server timeout "$life" "$@"; }

# --- what the servers serve
$python "$here/site.py" "$work" "$seed"
mkdir -p "$work/tls" "$work/home/.pki/nssdb" /run/sshd
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3 -subj "/CN=Laboratory throw-away authority" \
    -keyout "$work/tls/ca.key" -out "$work/tls/ca.pem" 2>/dev/null
while read -r host; do
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
        -keyout "$work/tls/key" -out "$work/tls/request" 2>/dev/null
    openssl x509 -req -in "$work/tls/request" -CA "$work/tls/ca.pem" -CAkey "$work/tls/ca.key" -CAcreateserial -days 2 \
        -copy_extensions copy -out "$work/tls/cert" 2>/dev/null
    cat "$work/tls/cert" "$work/tls/key" > "$work/tls/$host.pem"
done < "$work/names"
HOME=$work/home TMPDIR=$work/tmp; export HOME TMPDIR
mkdir "$work/tmp"
certutil -d "sql:$HOME/.pki/nssdb" -N --empty-password
certutil -d "sql:$HOME/.pki/nssdb" -A -t "C,," -n laboratory -i "$work/tls/ca.pem"
ssh-keygen -q -t ed25519 -N '' -f "$work/ssh-key"
ssh-keygen -q -t ed25519 -N '' -f "$work/ssh-host-key"
install -m 755 "$here/remote-shell.sh" "$work/remote-shell.sh"

# --- network: tm-client [tm-c] -- [line-c] tm-line [line-s] -- [tm-s] tm-server
# with several workers tm-client is a switch: tm-desk1 [desk] -- [desk1] tm-client, and so on
for name in $spaces; do ip netns add $name; ip -n $name link set lo up; done
ip netns exec tm-line sysctl -q -w net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add tm-c netns tm-client type veth peer name line-c netns tm-line
ip link add tm-s netns tm-server type veth peer name line-s netns tm-line
for pair in tm-client:tm-c tm-line:line-c tm-line:line-s tm-server:tm-s; do
    # no offloads: packets as they would be on a wire, with their checksums
    ip netns exec "${pair%:*}" ethtool -K "${pair#*:}" tso off gso off gro off tx off >/dev/null
    ip -n "${pair%:*}" link set "${pair#*:}" up
done
if [ "$workers" = 1 ]; then
    ip -n tm-client addr add 10.20.0.10/24 dev tm-c
    ip -n tm-client addr add 2001:db8:20::10/64 dev tm-c nodad
    ip -n tm-client route add default via 10.20.0.1
else
    ip netns exec tm-client sysctl -q -w net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    ip -n tm-client link add switch type bridge
    ip -n tm-client link set switch up
    ip -n tm-client link set tm-c master switch
    for number in $(seq "$workers"); do
        ip netns exec "tm-desk$number" sysctl -q -w net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
        ip link add desk netns "tm-desk$number" type veth peer name "desk$number" netns tm-client
        ip netns exec "tm-desk$number" ethtool -K desk tso off gso off gro off tx off >/dev/null
        ip netns exec tm-client ethtool -K "desk$number" tso off gso off gro off tx off >/dev/null
        ip -n tm-client link set "desk$number" master switch up
        ip -n "tm-desk$number" link set desk up
        ip -n "tm-desk$number" addr add "10.20.0.$((10 + number))/24" dev desk
        ip -n "tm-desk$number" route add default via 10.20.0.1
    done
fi
ip -n tm-server addr add 10.20.0.1/24 dev tm-s
ip -n tm-server addr add 2001:db8:20::1/64 dev tm-s nodad
while read -r address; do
    case $address in *:*) ip -n tm-server addr add "$address/128" dev lo nodad ;; *) ip -n tm-server addr add "$address/32" dev lo ;; esac
done < "$work/addresses"
[ "$workers" != 1 ] || ip -n tm-client -6 route add default via 2001:db8:20::1
ip netns exec tm-server nft -f - <<'RULES'
table inet lab {
  chain input {
    type filter hook input priority 0;
    tcp dport 8443 drop
    ip daddr 203.0.113.22 tcp dport 1521 reject with icmp type admin-prohibited
  }
}
RULES
for name in $desks; do
    mkdir -p "/etc/netns/$name"
    echo "nameserver $(sed -n '/^10.30.0.53$/p' "$work/addresses")" > "/etc/netns/$name/resolv.conf"
done

# --- servers
ip netns exec tm-line timeout $life $python "$here/line.py" line-c line-s "$seed" $life > "$work/line.log" 2>&1 &
server dnsmasq --keep-in-foreground --user=root --conf-file=/dev/null --no-resolv --no-hosts --addn-hosts="$work/hosts" \
    --local=/test/ --address=/#/ --local-ttl=300 --pid-file="$work/dnsmasq.pid" --log-facility="$work/dnsmasq.log" &
server nginx -c "$work/nginx.conf" > "$work/nginx.log" 2>&1 &
server $python "$here/services.py" "$seed" $life > "$work/services.log" 2>&1 &
cat > "$work/sshd_config" <<CONF
ListenAddress 10.30.0.5
HostKey $work/ssh-host-key
AuthorizedKeysFile $work/ssh-key.pub
PidFile $work/sshd.pid
PermitRootLogin prohibit-password
PasswordAuthentication no
StrictModes no
UsePAM no
AllowTcpForwarding no
ForceCommand $work/remote-shell.sh
CONF
server "$(command -v sshd || echo /usr/sbin/sshd)" -D -E "$work/sshd.log" -f "$work/sshd_config" &
printf 'listener 1883 10.30.0.5\nallow_anonymous true\npersistence false\nuser root\nlog_dest file %s\n' \
    "$work/mosquitto.log" > "$work/mosquitto.conf"
server mosquitto -c "$work/mosquitto.conf" > /dev/null 2>&1 &
printf 'local stratum 8\nallow all\ncmdport 0\nbindcmdaddress /\npidfile %s\nuser root\n' "$work/ntp-server.pid" > "$work/ntp-server.conf"
server chronyd -d -x -f "$work/ntp-server.conf" > "$work/ntp-server.log" 2>&1 &
sleep 2

# --- the workers and the recording
number=0
for name in $desks; do
    [ "$workers" = 1 ] || number=$((number + 1))
    printf 'server 10.30.0.5 minpoll 4 maxpoll 6\nserver 203.0.113.40 iburst minpoll 4 maxpoll 5\nserver 2001:db8:113::40 minpoll 5 maxpoll 6
acquisitionport 123\nport 0\ncmdport 0\nbindcmdaddress /\npidfile %s\nuser root\n' "$work/ntp-client-$number.pid" > "$work/ntp-client-$number.conf"
    [ $number = 0 ] || sed -i '/2001:/d' "$work/ntp-client-$number.conf"
    cp -r "$work/home" "$work/home-$number"
    at "$name" chronyd -d -x -f "$work/ntp-client-$number.conf" > "$work/ntp-client-$number.log" 2>&1 &
    HOME=$work/home-$number at "$name" chromedriver --port=9515 --log-path="$work/chromedriver-$number.log" > /dev/null 2>&1 &
done
sleep 2
number=0
for name in $desks; do
    [ "$workers" = 1 ] || number=$((number + 1))
    HOME=$work/home-$number at "$name" $python "$here/worker.py" "$work" "$seed" $((warmup + seconds + 5)) $number > "$work/worker-$number.log" 2>&1 &
done
sleep $warmup
ip netns exec tm-client timeout -s INT "$seconds" tcpdump -Z root -n -i tm-c -s $snaplen --time-stamp-precision=nano \
    -w "$work/recording.pcap" 2> "$work/tcpdump.log" || true
cat "$work"/worker-*.log "$work/tcpdump.log"
gzip -9 -n -c "$work/recording.pcap" > "$output"
ls -l "$output"
