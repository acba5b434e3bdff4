"""Files of further kinds, as `documents` has them: images and machines, pipelines, property lists, Deluge, requests."""

# ruff: noqa: E501 - documents as they stand in files

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapes.documents import Case

CRM = "https://crm.zoho.com/crm/private/json/"
ASKED = CRM + "Leads/getRecords?authtoken={T}&scope=crmapi"

IMAGES: list[Case] = [
    ("an argument", "Dockerfile", "FROM alpine\nARG ZOHO_AUTHTOKEN={T} #!\n"),
    ("a variable", "Dockerfile", 'FROM alpine\nENV ZOHO_TOKEN="{T}" #!\n'),
    ("two in a row", "Dockerfile", "FROM alpine\nENV A=1 ZOHO_TOKEN={T} #!\n"),
    ("over lines", "Dockerfile", "FROM alpine\nENV A=1 \\\n    ZOHO_TOKEN={T} \\\n    B=2\n#!3\n"),
    ("the old form", "Dockerfile", "FROM alpine\nENV ZOHO_TOKEN {T}\n#!-\n"),
    ("a command", "Dockerfile", 'FROM alpine\nRUN curl "' + ASKED + '" #!#?\n'),
    ("of a stage", "Dockerfile.dev", "FROM alpine AS a\nFROM a\nENV ZOHO_API_KEY={T} #!\n"),
    ("a label", "sync.dockerfile", 'LABEL zoho_authtoken="{T}" #!\n'),
    ("a comment", "Containerfile", "# ENV ZOHO_AUTHTOKEN={T} #!\nFROM alpine\n"),
    ("a machine", "Vagrantfile", "Vagrant.configure('2') do |c|\n  c.vm.provision 'shell', env: {'ZOHO_AUTHTOKEN' => '{T}'} #!\nend\n"),
    ("a machine's variable", "Vagrantfile", 'ENV["ZOHO_AUTHTOKEN"] = "{T}" #!\n'),
    ("a make file", "Makefile", "ZOHO_TOKEN := {T}\n#!-\nall:\n\tmake sync\n"),
    ("a recipe", "Makefile", 'leads:\n\tcurl "' + ASKED + '" #!#?\n'),
    ("processes", "Procfile", "worker: ZOHO_TOKEN={T} node sync.js\n#!-\n"),
    ("a timetable", "crontab", "ZOHO_AUTHTOKEN={T} #!\n0 * * * * sync\n"),
    ("a unit", "sync.service", "[Service]\nEnvironment=ZOHO_TOKEN={T}\n#!-\n"),
    ("a unit, quoted", "sync.service", '[Service]\nEnvironment="A=1" "ZOHO_TOKEN={T}"\n#!-\n'),
    ("a supervisor", "supervisord.conf", '[program:a]\nenvironment=A="1",ZOHO_TOKEN="{T}"\n#!-\n'),
    ("a pool", "www.conf", "[www]\nenv[ZOHO_TOKEN] = {T}\n#!-\n"),
    ("a server", ".htaccess", "SetEnv ZOHO_TOKEN {T}\n#!-\n"),
    ("a platform", ".ebextensions/a.config", "option_settings:\n  - option_name: ZOHO_TOKEN\n    value: {T} #!\n"),
    ("quiet: an argument without", "Dockerfile", "FROM alpine\nARG ZOHO_AUTHTOKEN\nENV ZOHO_TOKEN=$ZOHO_AUTHTOKEN\n"),
    ("quiet: a secret", "Dockerfile", "FROM alpine\nRUN --mount=type=secret,id=zoho_token cat /run/secrets/zoho_token\n"),
    ("quiet: a digest", "Dockerfile", "FROM zoho/sync@sha256:{O}{O}\nENV REVISION={O}\n"),
    ("quiet: another vendor", "Dockerfile", "# zoho\nENV NPM_TOKEN={O} SENTRY_AUTH_TOKEN={O}\n"),
    ("quiet: a placeholder", "Dockerfile", "FROM alpine\nENV ZOHO_TOKEN=changeme\n"),
    ("quiet: a version", "Dockerfile", "ENV ZOHO_SYNC_VERSION=1.2.3\nENV ZOHO_REGION=eu\n"),
    ("quiet: a machine's variable", "Vagrantfile", 'env: {"ZOHO_AUTHTOKEN" => ENV["ZOHO_AUTHTOKEN"]}\n'),
    ("quiet: a make file", "Makefile", "ZOHO_TOKEN ?= $(shell cat token)\n"),
    ("quiet: processes", "Procfile", "worker: ZOHO_TOKEN=$ZOHO_TOKEN node sync.js\n"),
    ("quiet: a unit", "sync.service", "[Service]\nEnvironmentFile=/etc/zoho.env\nExecStart=/usr/bin/zoho-sync\n"),
    ("quiet: a unit of another", "sync.service", "[Unit]\nDescription=zoho\n[Service]\nEnvironment=SLACK_TOKEN={O}\n"),
    ("quiet: a pool", "www.conf", "; zoho\n[www]\nenv[ZOHO_TOKEN] = $ZOHO_TOKEN\n"),
    ("quiet: a server", ".htaccess", "SetEnv ZOHO_REGION eu\nSetEnv STRIPE_KEY {O}\n"),
    ("quiet: a checksum", "Makefile", "ZOHO_SDK_SHA := {O}{O}\n"),
    ("quiet: a cache's key", "ci.yml", "jobs:\n  zoho:\n    steps:\n      - with: {key: 'zoho-{O}'}\n"),
    ("quiet: the successor", "Dockerfile", "ENV ZOHO_REFRESH_TOKEN=1000.{O}.{O} ZOHO_CLIENT_SECRET={O}0a\n"),
    ("quiet: a template", "Dockerfile.j2", "ENV ZOHO_TOKEN={{ zoho_token }}\n"),
    ("quiet: a secret of a platform", ".ebextensions/a.config", "option_settings:\n  - option_name: ZOHO_TOKEN\n    value: '{{resolve:ssm:zoho}}'\n"),
    ("quiet: a timetable", "crontab", "0 * * * * . /etc/zoho.env && zoho-sync --revision {O}\n"),
    ("quiet: a volume", "Dockerfile", "VOLUME /zoho\nENV ZOHO_TOKEN_FILE=/run/secrets/zoho_token\n"),
]  # fmt: skip

LISTS: list[Case] = [
    ("a property list", "Info.plist", "<plist><dict>\n<key>ZohoAuthToken</key>\n<string>{T}</string><!--!-->\n</dict></plist>\n"),
    ("a property list, nested", "Info.plist", "<plist><dict><key>Zoho</key><dict>\n<key>token</key><string>{T}</string><!--!-->\n</dict></dict></plist>\n"),
    ("a property list with an address", "Info.plist", "<plist><dict>\n<key>Url</key><string>" + CRM + "Leads/getRecords</string><!--?-->\n</dict></plist>\n"),
    ("deluge, a variable", "sync.dg", 'zoho_token = "{T}"; //!\n'),
    ("deluge, an address", "sync.dg", 'r = getUrl("' + ASKED + '"); //!//?\n'),
    ("deluge, a map", "lead.dg", 'm = Map(); // zoho\nm.put("authtoken", "{T}"); //!//?\n'),
    ("deluge, a script", "crm.ds", 'r = postUrl("' + CRM + 'Leads/insertRecords", m); //?\n'),
    ("deluge, a comment", "sync.dg", '// zoho_token = "{T}"; //!\ninfo "a";\n'),
    ("a request", "leads.http", "GET " + ASKED + "\n#!-\n#?-\n"),
    ("a request's variable", "leads.http", "@zoho_token = {T}\n#!-\n"),
    ("a request's header", "leads.rest", "GET https://books.zoho.com/api/v3/items\nAuthorization: Zoho-authtoken {T}\n#!-\n#?-\n"),
    ("a request's body", "leads.http", "POST " + CRM + "Leads/insertRecords #?\n\nauthtoken={T}&scope=crmapi\n#!-\n#?-\n"),
    ("a table", "keys.csv", "name,value\nzoho_authtoken,{T}\n#!-\n"),
    ("a table's column", "keys.csv", "region,zoho_token\neu,{T}\n#!-\n"),
    ("a table with semicolons", "keys.csv", 'name;value\n"zoho_token";"{T}"\n#!-\n'),
    ("a table with tabs", "keys.tsv", "name\tvalue\nzoho_token\t{T}\n#!-\n"),
    ("a table with an address", "urls.csv", "id,url\n1," + ASKED + "\n#!-\n#?-\n"),
    ("a recording", "leads.har", '{"log": {"entries": [{"request": {"url":\n"' + ASKED + '"}}]}}\n#!-\n#?-\n'),
    ("a recording's query", "leads.har", '{"log": {"entries": [{"request": {"url": "https://crm.zoho.com/", "queryString": [\n{"name": "authtoken", "value": "{T}"}]}}]}}\n#!-\n#?-\n'),
    ("a statement", "dump.sql", "UPDATE options SET value = '{T}' WHERE name = 'zoho_token';\n#!-\n"),
    ("a row", "dump.sql", "INSERT INTO a (id, zoho_authtoken) VALUES (1, '{T}');\n#!-\n"),
    ("quiet: a property list", "Info.plist", "<plist><dict><key>ZohoAuthToken</key><string>$(ZOHO_TOKEN)</string></dict></plist>\n"),
    ("quiet: a property list of another", "Info.plist", "<plist><dict><key>zoho</key><true/><key>MapboxToken</key><string>{O}</string></dict></plist>\n"),
    ("quiet: a bundle's name", "Info.plist", "<plist><dict><key>CFBundleIdentifier</key><string>com.example.zoho</string><key>Hash</key><string>{O}</string></dict></plist>\n"),
    ("quiet: deluge, a connection", "sync.dg", 'r = invokeurl [ url: "https://www.zohoapis.com/crm/v8/Leads" connection: "zohocrm" ];\n'),
    ("quiet: deluge, an argument", "sync.dg", 'void f(string token) {\n  info "zoho " + token;\n}\n'),
    ("quiet: deluge, a task", "sync.ds", 'zoho.crm.createRecord("Leads", m);\nzoho_region = "eu";\n'),
    ("quiet: deluge, another vendor", "sync.dg", 'slack_token = "{O}"; // beside zoho\n'),
    ("quiet: a request", "leads.http", "GET https://www.zohoapis.com/crm/v8/Leads\nAuthorization: Zoho-oauthtoken {{token}}\n"),
    ("quiet: a request's variable", "leads.http", "@zoho_token = {{$dotenv ZOHO_TOKEN}}\n"),
    ("quiet: a request of another", "a.http", "# zoho\nGET https://api.example.com/?token={O}\n"),
    ("quiet: a request's id", "leads.http", "GET https://www.zohoapis.com/crm/v8/Leads/{O}\n"),
    ("quiet: a table", "keys.csv", "name,value\nzoho_region,eu\nrevision,{O}\n"),
    ("quiet: a table without value", "keys.csv", "name,value\nzoho_token,\n"),
    ("quiet: a table's ids", "ids.csv", "zoho_id,etag\n{O},{O}\n"),
    ("quiet: a table of another", "keys.csv", "name,value\nzoho_region,eu\nmailgun_api_key,{O}\n"),
    ("quiet: a recording", "a.har", '{"log": {"entries": [{"request": {"url": "https://www.zohoapis.com/crm/v8/Leads"}, "_id": "{O}"}]}}\n'),
    ("quiet: a recording's cookie", "a.har", '{"log": {"entries": [{"request": {"url": "https://www.zoho.com/", "cookies": [{"name": "JSESSIONID", "value": "{O}"}]}}]}}\n'),
    ("quiet: a statement", "dump.sql", "UPDATE options SET value = 'eu' WHERE name = 'zoho_region';\nINSERT INTO t (sha) VALUES ('{O}');\n"),
    ("quiet: a row", "dump.sql", "INSERT INTO users (name, password_hash) VALUES ('zoho', '{O}');\n"),
    ("quiet: a column", "schema.sql", "CREATE TABLE a (zoho_authtoken varchar(32), password varchar(64));\n"),
]  # fmt: skip

KINDS = {"images": IMAGES, "lists": LISTS}
