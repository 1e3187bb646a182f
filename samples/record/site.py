"""Writes the web sites, nginx.conf and the hosts file of the laboratory.  usage: python3 site.py FOLDER SEED"""
import pathlib
import random
import sys

import lab

folder, rng = pathlib.Path(sys.argv[1]), random.Random(f"site/{sys.argv[2]}")
SMALLEST, LARGEST = 200, 60_000  # bytes of a sub-resource


def size():
    return int(min(LARGEST, max(SMALLEST, rng.lognormvariate(8.3, 1.2))))


def padding(count):
    return "x" * count


def write(host, name, text):
    path = folder / "www" / host / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def picture(host, name):
    write(host, name, f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!--{padding(size())}--></svg>')
    return f"https://{host}/{name}"


def page(site, number):
    own = [site] + lab.COMPANIONS.get(site, [])
    head, body, late = [], [], []
    for index in range(rng.randint(1, 3)):
        host = rng.choice([site] + lab.SHARED[:3])
        write(host, f"s{index}.css", f"/*{padding(size())}*/")
        head.append(f'<link rel="stylesheet" href="https://{host}/s{index}.css">')
    for index in range(rng.randint(1, 3)):
        host = rng.choice([site] + lab.SHARED[1:4])
        write(host, f"j{index}.js", f"/*{padding(size())}*/")
        head.append(f'<script async src="https://{host}/j{index}.js"></script>')
    for index in range(min(16, int(rng.paretovariate(1.1) * 3))):
        body.append(f'<img src="{picture(rng.choice(own + own + lab.SHARED[3:]), f"p{number}-{index}.svg")}">')
    if ".office." not in site:
        for host in rng.sample(lab.THIRD_PARTIES, rng.randint(0, 4)):
            body.append(f'<img src="https://{host}/api/pixel?n={rng.randint(40, 900)}&s={site}">')
    for index in range(rng.randint(0, 3)):
        url = picture(rng.choice(own + lab.SHARED[4:]), f"l{number}-{index}.svg")
        late.append(f"setTimeout(()=>{{new Image().src='{url}'}},{rng.randint(800, 9000)});")
    if rng.random() < 0.4:
        late.append(f"setInterval(()=>fetch('/api/small?n=300',{{cache:'no-store'}}).catch(()=>0),{rng.randint(6, 25)}000);")
    write(site, f"{number}.html", "<!doctype html><title>Laboratory</title>" + "".join(head) + "<body>" + "".join(body)
          + f"<!--{padding(size())}--><script>{''.join(late)}</script>")


def nginx():
    servers = []
    for host, (group, keep) in lab.HOSTS.items():
        v4, v6, _, http2 = lab.SERVERS[group]
        listen = "".join(f"listen {address}:80; listen {address}:443 ssl{' http2' if http2 else ''};"
                         for address in [v4] + ([f"[{v6}]"] if v6 else []))
        age = "1h" if host in lab.SHARED else "2m" if rng.random() < 0.5 else "-1"
        servers.append(f"""
  server {{ server_name {host}; {listen} ssl_certificate {folder}/tls/{host}.pem; ssl_certificate_key {folder}/tls/{host}.pem;
    root {folder}/www/{host}; keepalive_timeout {keep}s; expires {age};
    location /api/ {{ proxy_pass http://127.0.0.1:9000; proxy_http_version 1.1; proxy_buffering off; proxy_read_timeout 900s;
      proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $up; add_header Cache-Control no-store; expires -1; }} }}""")
    return f"""user root; worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx-error.log;
events {{ worker_connections 2000; }}
http {{ access_log {folder}/nginx-access.log; default_type text/html;
  types {{ text/html html; text/css css; text/javascript js; image/svg+xml svg; application/octet-stream bin; }}
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4;
  scgi_temp_path {folder}/t5; ssl_session_cache shared:s:2m; ssl_protocols TLSv1.2 TLSv1.3; server_names_hash_bucket_size 64;
  map $http_upgrade $up {{ default upgrade; '' ''; }}{''.join(servers)}
}}
"""


for site in lab.SITES:
    for number in range(lab.PAGES_PER_SITE):
        page(site, number)
for host in lab.HOSTS:
    write(host, "favicon.ico", "")
write("chat.cloud.test", "chat.html", """<!doctype html><title>Chat</title><script>
let open=()=>{let s=new WebSocket('wss://chat.cloud.test/api/chat');s.onclose=()=>setTimeout(open,5000)};open();
new EventSource('https://docs.cloud.test/api/events');</script>""")
write("webmail.office.test", "mail.html", """<!doctype html><title>Mail</title><script>
let poll=()=>fetch('/api/wait?s='+(20+Math.floor(Math.random()*35)),{cache:'no-store'}).then(r=>r.text()).catch(()=>0)
 .then(()=>setTimeout(poll,300));poll();
setInterval(()=>fetch('/api/small?n=2500',{cache:'no-store'}).catch(()=>0),70000);</script>""")
write("files.cloud.test", "release.bin", padding(450_000))
write("builds.office.test", "artifact.bin", padding(250_000))
hosts = [(host, group) for host, (group, _) in lab.HOSTS.items()] + list(lab.OTHERS.items())
lines = [f"{lab.SERVERS[group][0]} {host}" for host, group in hosts]
lines += [f"{lab.SERVERS[group][1]} {host}" for host, group in hosts if lab.SERVERS[group][1]]
(folder / "hosts").write_text("\n".join(lines) + "\n")
(folder / "nginx.conf").write_text(nginx())
(folder / "names").write_text("\n".join(lab.HOSTS) + "\n")
(folder / "addresses").write_text("\n".join(lab.addresses()) + "\n")
