#!/usr/bin/env python2.7
# Open potentials as CSV for the sales office. Cron on the file server, 03:40.
import csv
import json
import random
import sys
import urllib
import urllib2

# two users, so that the export does not eat the daily limit of the sync user
TOKENS = [
    '9cc12b30852275a811eec8b22e955949',
    'ryfqahc7zstu3dd05c4gcksjv1hv9so1',
]
BASE = "https://crm.zoho.com/crm/private/json/"
COLUMNS = ["Potential Name", "Account Name", "Stage", "Amount", "Closing Date"]


def fetch(module, method, first, last):
    params = {"authtoken": random.choice(TOKENS), "scope": "crmapi"}
    params["fromIndex"] = first
    params["toIndex"] = last
    params["sortColumnString"] = "Closing Date"
    url = BASE + module + "/" + method + "?" + urllib.urlencode(params)
    try:
        return json.loads(urllib2.urlopen(url, timeout=60).read())
    except urllib2.HTTPError, e:
        print >>sys.stderr, "Zoho answered", e.code
        sys.exit(1)
    except urllib2.URLError, e:
        print >>sys.stderr, "no connection:", e.reason
        sys.exit(1)


def rows(answer):
    if answer["response"].has_key("nodata"):
        return []
    found = answer["response"]["result"]["Potentials"]["row"]
    if type(found) is dict:
        found = [found]
    return [dict((cell["val"], cell["content"]) for cell in row["FL"]) for row in found]


def main(path):
    out = csv.writer(open(path, "wb"))
    out.writerow(COLUMNS)
    first = 1
    while True:
        page = rows(fetch("Potentials", "getMyRecords", first, first + 199))
        for row in page:
            out.writerow([row.get(name, "").encode("utf-8") for name in COLUMNS])
        if len(page) < 200:
            break
        first += 200
    print "exported to", path
    deleted = fetch("Potentials", "getDeletedRecordIds", 1, 200)
    print "deleted since:", deleted["response"]["result"]


if __name__ == "__main__":
    main(sys.argv[1])
