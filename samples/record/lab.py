"""The laboratory network: its servers, names and addresses. Everything is invented; names end in .test (RFC 6761)."""

# group: IPv4, IPv6, one-way delay in milliseconds, HTTP/2 spoken over TLS
SERVERS = {
    "cdn":      ("198.51.100.11", "2001:db8:51::11", 4, True),
    "news":     ("198.51.100.12", None, 9, True),
    "shop":     ("198.51.100.13", None, 14, False),
    "forum":    ("198.51.100.14", "2001:db8:51::14", 22, False),
    "ads":      ("203.0.113.21", None, 47, False),
    "far":      ("203.0.113.22", "2001:db8:113::22", 75, True),
    "office":   ("10.30.0.5", None, 1, False),
    "cloud":    ("203.0.113.40", "2001:db8:113::40", 17, True),
}
DNS_V4, DNS_V6 = "10.30.0.53", "2001:db8:30::53"
UNUSED_V4 = "10.30.0.99"  # routed to the server side, where nobody has it

# name: (group, HTTP keep-alive timeout in seconds)
HOSTS = {
    "www.gazette.test": ("news", 20), "img.gazette.test": ("news", 60), "www.herald.test": ("news", 75),
    "media.herald.test": ("news", 15), "www.weather.test": ("news", 10), "www.lexicon.test": ("far", 65),
    "upload.lexicon.test": ("far", 65), "www.shoes.test": ("shop", 5), "img.shoes.test": ("shop", 5),
    "pay.shoes.test": ("shop", 30), "www.books.test": ("shop", 15), "covers.books.test": ("shop", 15),
    "www.forum.test": ("forum", 8), "avatars.forum.test": ("forum", 8), "www.recipes.test": ("forum", 65),
    "www.travel.test": ("far", 30), "maps.travel.test": ("far", 120), "www.manual.test": ("forum", 5),
    "search.finder.test": ("cloud", 180), "suggest.finder.test": ("cloud", 60), "www.video.test": ("far", 75),
    "cdn.style.test": ("cdn", 75), "cdn.script.test": ("cdn", 75), "fonts.type.test": ("cdn", 180),
    "thumbs.cdn.test": ("cdn", 30), "static.cdn.test": ("cdn", 30), "count.stats.test": ("ads", 3),
    "pixel.track.test": ("ads", 3), "ads.banner.test": ("ads", 10), "bid.banner.test": ("ads", 2),
    "sync.partner.test": ("ads", 1), "tags.manage.test": ("ads", 15), "beacon.metric.test": ("ads", 5),
    "webmail.office.test": ("office", 65), "wiki.office.test": ("office", 15), "api.office.test": ("office", 75),
    "tickets.office.test": ("office", 5), "builds.office.test": ("office", 30), "status.cloud.test": ("cloud", 20),
    "files.cloud.test": ("cloud", 60), "chat.cloud.test": ("cloud", 75), "docs.cloud.test": ("cloud", 75),
}
# names without a web server
OTHERS = {"ssh.office.test": "office", "log.office.test": "office", "mqtt.office.test": "office",
          "time.office.test": "office", "time.cloud.test": "cloud", "voice.cloud.test": "cloud",
          "legacy.office.test": "office", "vpn.far.test": "far", "db.far.test": "far"}

SITES = ["www.gazette.test", "www.herald.test", "www.weather.test", "www.lexicon.test", "www.shoes.test", "www.books.test",
         "www.forum.test", "www.recipes.test", "www.travel.test", "www.manual.test", "search.finder.test", "www.video.test",
         "wiki.office.test", "tickets.office.test", "builds.office.test", "docs.cloud.test"]
PAGES_PER_SITE = 6
COMPANIONS = {"www.gazette.test": ["img.gazette.test"], "www.herald.test": ["media.herald.test"],
              "www.lexicon.test": ["upload.lexicon.test"], "www.shoes.test": ["img.shoes.test", "pay.shoes.test"],
              "www.books.test": ["covers.books.test"], "www.forum.test": ["avatars.forum.test"],
              "www.travel.test": ["maps.travel.test"], "search.finder.test": ["suggest.finder.test"],
              "docs.cloud.test": ["files.cloud.test"], "www.video.test": ["thumbs.cdn.test"]}
SHARED = ["cdn.style.test", "cdn.script.test", "fonts.type.test", "static.cdn.test", "thumbs.cdn.test"]
THIRD_PARTIES = ["count.stats.test", "pixel.track.test", "ads.banner.test", "bid.banner.test", "sync.partner.test",
                 "tags.manage.test", "beacon.metric.test"]


def addresses():
    for v4, v6, _, _ in SERVERS.values():
        yield v4
        if v6:
            yield v6
    yield DNS_V4
    yield DNS_V6
