"""Configuration and data as people write it: where the tokens are, and what must stay quiet.

In a text `{T}` stands for an invented token of the old API, `{P}` for an invented password, `{O}` for a value of
another vendor with the same look. A line that ends with `#!` or holds `<!--!-->` is one on which a credential is
expected; `#?` and `<!--?-->` mark a line on which a use of the old API is.
"""

# ruff: noqa: E501, ISC004 - documents as they stand in files

from __future__ import annotations

T = "5f1a09c3b7e24d6885ab01cd92ef3a47"
P = "plum-Harbour-41"
O = "8a77c1d0e3b9425f96a0b4c8d2e15f73"  # noqa: E741 - other

URL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"

Case = tuple[str, str, str]
"""A name, the file's name, the text."""

LINES: list[Case] = [
    ("env, plain", ".env", "ZOHO_AUTHTOKEN={T} #!\n"),
    ("env, quoted", ".env", 'ZOHO_CRM_TOKEN="{T}" #!\n'),
    ("env, single quotes", ".env.production", "ZOHO_API_KEY='{T}' #!\n"),
    ("env, exported", "deploy.env", "export ZOHO_AUTH_TOKEN={T} #!\n"),
    ("env, byte order mark", ".env", "\ufeffZOHO_AUTHTOKEN={T} #!\n"),
    ("env, comment", ".env.example", "# ZOHO_AUTHTOKEN={T} #!\nZOHO_AUTHTOKEN=\n"),
    ("env, spaces", ".env", "ZOHO_TOKEN = {T} #!\n"),
    ("env, a URL", ".env", "ZOHO_URL=" + URL + "?authtoken={T}&scope=crmapi #!#?\n"),
    ("env, a fallback", ".env", "ZOHO_TOKEN=${OLD_TOKEN:-{T}} #!\n"),
    ("env, a password", ".env", "ZOHO_PASSWORD={P} #!\n"),
    ("ini, a section", "settings.ini", "[zoho]\nurl = " + URL + " #?\ntoken = {T} #!\n"),
    ("ini, colon", "setup.cfg", "[zoho]\nauth_token: {T} #!\n"),
    ("ini, comment after", "app.ini", "[crm]\nzoho_key = {T} ; the old one #!\n"),
    ("ini, a password", "app.ini", "[zoho]\nuser = sync@example.com\npassword = {P} #!\n"),
    ("ini, windows line ends", "app.ini", "[zoho]\r\ntoken={T} #!\r\n"),
    ("ini, tabs", "app.ini", "[zoho]\n\ttoken\t=\t{T}\t#!\n"),
    ("conf, blocks", "application.conf", 'zoho {\n  crm {\n    token = "{T}" #!\n  }\n}\n'),
    ("properties, dotted", "application.properties", "zoho.crm.token={T}\n#!-\n"),
    ("properties, spaces", "zoho.properties", "authtoken = {T}\n#!-\n#?-\n"),
    ("properties, colon", "app.properties", "zoho.authtoken: {T}\n#!-\n#?-\n"),
    ("properties, a fallback", "app.properties", "zoho.token=${ZOHO_TOKEN:{T}}\n#!-\n"),
    (
        "properties, escaped URL",
        "app.properties",
        "crm.url=https\\://crm.zoho.com/crm/private/json/Leads/getRecords\n#?-\n",
    ),
    ("properties, a password", "app.properties", "zoho.password={P}\n#!-\n"),
    ("terraform, a variable", "prod.tfvars", 'zoho_authtoken = "{T}" #!\n'),
    ("terraform, a default", "vars.tf", 'variable "zoho_authtoken" {\n  default = "{T}" #!\n}\n'),
    ("quiet: empty", ".env.example", "ZOHO_AUTHTOKEN=\nZOHO_PASSWORD=\n"),
    ("quiet: a variable", ".env", "ZOHO_AUTHTOKEN=$TOKEN\nZOHO_TOKEN=${TOKEN}\nZOHO_API_KEY=${TOKEN:-}\n"),
    (
        "quiet: to be filled in",
        ".env.example",
        "ZOHO_AUTHTOKEN=<your token>\nZOHO_TOKEN=REPLACE_ME\nZOHO_KEY=changeme\n",
    ),
    ("quiet: x", ".env.example", "ZOHO_AUTHTOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"),
    ("quiet: zeros", ".env.example", "ZOHO_AUTHTOKEN=00000000000000000000000000000000\n"),
    ("quiet: OAuth", ".env", "ZOHO_REFRESH_TOKEN=1000.{O}.{O}\nZOHO_CLIENT_ID=1000.ABCDEFGHJKLMNPQRSTUVWXYZ012345\n"),
    ("quiet: OAuth secret", ".env", "ZOHO_CLIENT_SECRET={O}0123456789\n"),
    ("quiet: another vendor", ".env", "ZOHO_REGION=eu\nTWILIO_AUTH_TOKEN={O}\nMAILGUN_API_KEY={O}\n"),
    ("quiet: another section", "app.ini", "[zoho]\nregion = eu\n\n[mailer]\ntoken = {O}\napi_key = {O}\n"),
    ("quiet: another prefix", "app.properties", "zoho.region=eu\nweather.api.key={O}\n"),
    ("quiet: a hash", "build.properties", "zoho.sync.revision={O}\nzoho.sync.md5={O}\n"),
    ("quiet: no vendor", "app.ini", "[crm]\ntoken = {O}\n"),
    (
        "quiet: a vault",
        ".env",
        "ZOHO_PASSWORD=op://ops/zoho/password\nZOHO_CRM_PASSWORD=arn:aws:secretsmanager:eu-west-1:1:x\n",
    ),
    ("quiet: encrypted", "app.properties", "zoho.password=ENC(q83jd9Ks02+sk=)\nzoho.crm.password={cipher}a83e7f\n"),
    ("quiet: a file", "app.ini", "[zoho]\npassword = /run/secrets/zoho_password\n"),
    ("quiet: a translation", "messages_de.properties", "zoho.password=Passwort:\nzoho.token=Schlüssel\n"),
    ("quiet: percent signs", "app.ini", "[zoho]\ntoken = %ZOHO_TOKEN%\npassword = %(zoho_password)s\n"),
    ("quiet: a template", "app.conf", "zoho {\n  token = {{ zoho_token }}\n  password = <%= zoho %>\n}\n"),
    ("quiet: numbers", "app.ini", "[zoho]\nmodule_key = 12\nkey = 4\n"),
    ("quiet: a UUID", "app.ini", "[zoho]\norg_token_id = 3b2f6c1e-77aa-4c5e-9a6c-0d7f4f1b2a90\n"),
    (
        "quiet: the successor",
        "app.properties",
        "zoho.url=https://www.zohoapis.com/crm/v8/Leads\nzoho.oauth.token={O}\n",
    ),
    ("quiet: a public key", "app.ini", "[zoho]\npublic_key = {O}\n"),
    ("quiet: a session key", "app.ini", "[zoho]\nsession_key = {O}\n"),
    ("quiet: npm", ".npmrc", "//registry.example.com/:_authToken={O}\n"),
]

YAML: list[Case] = [
    ("a token", "config.yml", "zoho_authtoken: {T} #!\n"),
    ("nested", "config.yml", "zoho:\n  auth_token: {T} #!\n"),
    ("nested twice", "config.yaml", "zoho:\n  crm:\n    token: '{T}' #!\n"),
    ("dotted", "application.yml", "zoho.crm.token: {T} #!\n"),
    ("flow", "config.yml", 'zoho: {region: eu, token: "{T}"} #!\n'),
    ("a list of names", "deploy.yml", "env:\n  - name: ZOHO_AUTHTOKEN\n    value: {T} #!\n"),
    ("compose, a mapping", "docker-compose.yml", "services:\n  sync:\n    environment:\n      ZOHO_TOKEN: {T} #!\n"),
    ("compose, a list", "docker-compose.yml", "services:\n  sync:\n    environment:\n      - ZOHO_AUTHTOKEN={T} #!\n"),
    ("ci, a script", ".travis.yml", 'script:\n  - curl "' + URL + '?authtoken={T}&scope=crmapi" #!#?\n'),
    ("ci, a block", ".gitlab-ci.yml", "job:\n  script: |\n    export ZOHO_TOKEN={T} #!\n    make\n"),
    ("a folded block", "job.yaml", "run: >-\n  curl -s\n  " + URL + "?authtoken={T} #!#?\n"),
    ("ansible", "group_vars/all.yml", "---\nzoho_auth_token: '{T}' #!\nzoho_password: {P} #!\n"),
    ("a second document", "all.yaml", "kind: A\n---\nkind: B\ndata:\n  ZOHO_AUTHTOKEN: {T} #!\n"),
    ("an anchor", "config.yml", "zoho: &zoho\n  token: {T} #!\nother:\n  <<: *zoho\n"),
    (
        "a cassette",
        "vcr/leads.yml",
        "http_interactions:\n- request:\n    method: get\n    uri: " + URL + "?authtoken={T} #!#?\n",
    ),
    (
        "openapi",
        "api.yaml",
        "paths: {}\nx-zoho:\n  parameters:\n    - name: authtoken #?\n      in: query\n      example: {T} #!\n",
    ),
    ("a comment", "config.yml", "# zoho_authtoken: {T} #!\nzoho:\n  region: eu\n"),
    ("a fallback", "application.yml", "zoho:\n  token: ${ZOHO_TOKEN:{T}} #!\n"),
    ("all digits but one", "config.yml", "zoho:\n  token: 71345678901231567890423156789e12 #!\n"),
    ("a password", "config.yml", "zoho:\n  username: sync@example.com\n  password: {P} #!\n"),
    ("a comment above", "config.yml", "# Zoho\ncrm:\n  token: {T} #!\n"),
    ("beside a bad line", "config.yml", "a: b: [c\nzoho:\n  token: {T} #!\n"),
    ("duplicate keys", "config.yml", "zoho:\n  token: {T} #!\nzoho:\n  token: {T} #!\n"),
    ("heroku", "app.json.yml", "env:\n  ZOHO_AUTHTOKEN:\n    description: key\n    value: {T} #!\n"),
    ("quiet: an alias", "config.yml", "zoho:\n  token: *token\n"),
    (
        "quiet: vault",
        "vars.yml",
        "zoho_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  62313365396662343061393464336163\n",
    ),
    (
        "quiet: sops",
        "secrets.yml",
        "zoho:\n  token: ENC[AES256_GCM,data:a8x=,iv:b,tag:c,type:str]\n  password: ENC[AES256_GCM,data:q8=]\n",
    ),
    ("quiet: a secret tag", "config.yml", "zoho:\n  token: !secret zoho_token\n  password: !secret zoho_password\n"),
    ("quiet: concourse", "pipeline.yml", "params:\n  ZOHO_TOKEN: ((zoho-token))\n  ZOHO_PASSWORD: ((zoho.password))\n"),
    (
        "quiet: actions",
        "ci.yml",
        "env:\n  ZOHO_AUTHTOKEN: ${{ secrets.ZOHO_AUTHTOKEN }}\n  ZOHO_PASSWORD: ${{ secrets.P }}\n",
    ),
    (
        "quiet: symfony",
        "services.yaml",
        "parameters:\n  zoho_token: '%env(ZOHO_TOKEN)%'\n  zoho_password: '%env(ZOHO_PASSWORD)%'\n",
    ),
    ("quiet: jinja", "config.yml.j2", 'zoho:\n  token: "{{ zoho_token }}"\n  password: "{{ p }}"\n'),
    ("quiet: erb", "config.yml.erb", "zoho:\n  token: <%= ENV['ZOHO_TOKEN'] %>\n  password: <%= ENV['P'] %>\n"),
    ("quiet: empty", "config.yml", "zoho:\n  token:\n  key: ''\n  password: ~\n"),
    ("quiet: another vendor", "config.yml", "zoho:\n  region: eu\nweather:\n  api_key: {O}\n  token: {O}\n"),
    ("quiet: another vendor in a list", "config.yml", "zoho: {region: eu}\nitems:\n  - name: token\n    value: {O}\n"),
    (
        "quiet: another service",
        "docker-compose.yml",
        "services:\n  zoho:\n    image: sync\n  web:\n    environment:\n      SECRET_KEY: {O}\n      TOKEN: {O}\n",
    ),
    ("quiet: oauth", "config.yml", "zoho:\n  oauth:\n    token: {O}\n  refresh_token: 1000.{O}.{O}\n"),
    ("quiet: a digest", "pins.yml", "zoho-sync:\n  image: sync@sha256:{O}{O}\n  checksum: {O}\n"),
    ("quiet: a lock", "pubspec.lock.yaml", "packages:\n  zoho_crm_client:\n    sha256: {O}{O}\n    version: 1.0.0\n"),
    ("quiet: the word alone", "config.yml", "zoho:\n  scope: ZohoCRM.modules.ALL\n  token: none\n"),
    ("quiet: travis", ".travis.yml", "env:\n  global:\n    - secure: {O}{O}{O}=\nname: zoho\n"),
    ("quiet: key of a cache", "ci.yml", "steps:\n  - uses: cache\n    with:\n      key: zoho-{{ checksum }}\n"),
    ("quiet: translations", "de.yml", "de:\n  zoho:\n    password: Passwort\n    token: Schlüssel\n"),
    (
        "quiet: a schema",
        "schema.yml",
        "zoho:\n  token:\n    type: string\n    required: true\n  password: {type: string}\n",
    ),
    ("quiet: deploy key", "config.yml", "zoho_sync:\n  deploy_key: {O}\n"),
]

JSON: list[Case] = [
    ("a token", "config.json", '{"zoho_authtoken": "{T}"}\n#!-\n'),
    ("nested", "config.json", '{"zoho": {"region": "eu",\n  "token": "{T}"}}\n#!-\n'),
    ("nested twice", "settings.json", '{"zoho": {"crm": {"api_key":\n  "{T}"}}}\n#!-\n'),
    ("a list of names", "env.json", '{"env": [\n{"name": "ZOHO_TOKEN", "value": "{T}"}]}\n#!-\n'),
    (
        "postman variables",
        "zoho.postman_environment.json",
        '{"name": "Zoho", "values": [\n {"key": "authtoken", "value": "{T}", "enabled": true}]}\n#!-\n#?-\n',
    ),
    (
        "postman request",
        "crm.postman_collection.json",
        '{"item": [{"request": {"method": "GET", "url": {\n"raw": "'
        + URL
        + '?authtoken={T}&scope=crmapi"}}}]}\n#!-\n#?-\n',
    ),
    ("insomnia", "insomnia.json", '{"resources": [{"url":\n"' + URL + '?authtoken={T}"}]}\n#!-\n#?-\n'),
    (
        "har",
        "traffic.har",
        '{"log": {"entries": [{"request": {"method": "GET", "url":\n"' + URL + '?authtoken={T}"}}]}}\n#!-\n#?-\n',
    ),
    ("json lines", "calls.jsonl", '{"a": 1}\n{"zoho_token": "{T}"}\n#!-\n'),
    ("json5", "config.json5", "{\n  // the old one\n  zoho: {token: '{T}',},\n}\n#!3\n"),
    ("with comments", "settings.jsonc", '{\n  "zoho": { /* crm */\n    "token": "{T}" // old\n  }\n}\n#!3\n'),
    ("in a comment", "settings.jsonc", '{"zoho": 1\n// "zoho_token": "{T}"\n}\n#!2\n'),
    ("app settings", "appsettings.json", '{"Zoho": {\n  "AuthToken": "{T}"}}\n#!-\n#?-\n'),
    ("truncated", "config.json", '{"zoho": {"region": "eu",\n "token": "{T}"\n#!-\n'),
    ("truncated in a string", "config.json", '{"zoho_token": "{T}",\n "b": "abc\n#!1\n'),
    ("duplicate keys", "config.json", '{"zoho_token": "{T}", "zoho_token": null}\n#!-\n'),
    (
        "escaped slashes",
        "config.json",
        '{"url":\n"https:\\/\\/crm.zoho.com\\/crm\\/private\\/json\\/Leads\\/getRecords"}\n#?-\n',
    ),
    (
        "a command in a string",
        "package.json",
        '{"scripts": {"leads":\n"curl \'' + URL + "?authtoken={T}'\"}}\n#!-\n#?-\n",
    ),
    ("heroku", "app.json", '{"env": {"ZOHO_AUTHTOKEN": {"description": "key",\n "value": "{T}"}}}\n#!-\n'),
    ("a password", "config.json", '{"zoho": {"email": "sync@example.com",\n"password": "{P}"}}\n#!-\n'),
    ("utf-16", "config.json", "UTF-16"),
    ("quiet: null", "config.json", '{"zoho": {"token": null, "key": "", "password": false}}\n'),
    ("quiet: a variable", "config.json", '{"zoho": {"token": "${ZOHO_TOKEN}", "password": "#{ZOHO_PASSWORD}#"}}\n'),
    (
        "quiet: postman variable",
        "z.postman_collection.json",
        '{"variable": [{"key": "zoho_token", "value": "{{token}}"}]}\n',
    ),
    ("quiet: to be filled in", "config.json", '{"zoho": {"token": "YOUR_TOKEN", "password": "<password>"}}\n'),
    ("quiet: another vendor", "config.json", '{"zoho": {"region": "eu"}, "weather": {"key": "{O}", "token": "{O}"}}\n'),
    ("quiet: named vendor", "config.json", '{"zoho": {"slack": {"token": "{O}"}}}\n'),
    (
        "quiet: lock",
        "package-lock.json",
        '{"packages": {"node_modules/zoho-client": {"integrity": "sha512-{O}{O}==", "resolved": '
        '"https://example.com/{O}"}}}\n',
    ),
    (
        "quiet: composer lock",
        "composer.lock",
        '{"content-hash": "{O}", "packages": [{"name": "acme/zoho", "source": {"reference": "{O}01234567"}}]}\n',
    ),
    (
        "quiet: ids",
        "data.json",
        '{"zoho": {"id": "3b2f6c1e-77aa-4c5e-9a6c-0d7f4f1b2a90", "hash": "{O}", "etag": "{O}"}}\n',
    ),
    (
        "quiet: oauth",
        "config.json",
        '{"zoho": {"client_secret": "{O}", "refresh_token": "1000.{O}.{O}", "access_token": "{O}"}}\n',
    ),
    ("quiet: page token", "data.json", '{"zoho": {"next_page_token": "{O}"}}\n'),
    (
        "quiet: schema",
        "schema.json",
        '{"zoho": {"properties": {"token": {"type": "string"}, "password": {"type": "string"}}}}\n',
    ),
    ("quiet: no vendor", "config.json", '{"crm": {"token": "{O}"}}\n'),
    (
        "quiet: sops",
        "secrets.json",
        '{"zoho": {"token": "ENC[AES256_GCM,data:x]", "password": "ENC[AES256_GCM,data:y]"}}\n',
    ),
    (
        "quiet: a reference",
        "task.json",
        '{"secrets": [{"name": "ZOHO_PASSWORD", "valueFrom": "arn:aws:ssm:x"}], "zoho": 1}\n',
    ),
    ("quiet: translations", "en.json", '{"zoho": {"password": "Password", "token": "Token"}}\n'),
    ("quiet: nothing but brackets", "a.json", '{"zoho": [[[[[{}]]]]]}\n'),
    ("quiet: the successor", "config.json", '{"zoho": {"url": "https://www.zohoapis.com/crm/v8/Leads"}}\n'),
    ("quiet: numbers", "config.json", '{"zoho": {"key": 5, "token": 12}}\n'),
    ("quiet: csrf", "config.json", '{"zoho": {"csrf_token": "{O}", "session_token": "{O}"}}\n'),
]

TOML: list[Case] = [
    ("a token", "config.toml", 'zoho_authtoken = "{T}" #!\n'),
    ("a table", "config.toml", '[zoho]\ntoken = "{T}" #!\n'),
    ("a table of a table", "config.toml", "[tools.zoho.crm]\napi_key = '{T}' #!\n"),
    ("dotted", "config.toml", 'zoho.crm.token = "{T}" #!\n'),
    ("inline", "config.toml", 'zoho = { region = "eu", token = "{T}" } #!\n'),
    ("a list of tables", "config.toml", '[[zoho]]\nname = "a"\ntoken = "{T}" #!\n'),
    ("quoted keys", "config.toml", '["zoho"]\n"auth_token" = "{T}" #!\n'),
    ("several lines", "config.toml", 'script = """\nexport ZOHO_TOKEN={T} #!\n"""\n'),
    ("a url", "config.toml", '[zoho]\nurl = "' + URL + '?authtoken={T}" #!#?\n'),
    ("a comment", "config.toml", '[zoho]\n# zoho_token = "{T}" #!\nregion = "eu"\n'),
    ("a password", "config.toml", '[zoho]\npassword = "{P}" #!\n'),
    ("in a list", "config.toml", 'zoho_tokens = ["{T}"] #!\n'),
    ("after a bad line", "config.toml", 'a = = b\n[zoho]\ntoken = "{T}" #!\n'),
    ("netlify", "netlify.toml", '[build.environment]\nZOHO_AUTHTOKEN = "{T}" #!\n'),
    ("windows line ends", "config.toml", '[zoho]\r\ntoken = "{T}" #!\r\n'),
    ("not ASCII", "config.toml", '[zoho]\n"größe" = "ü"\ntoken = "{T}" #!\n'),
    ("in a script", "config.toml", "run = 'curl \"" + URL + "?authtoken={T}\"' #!#?\n"),
    ("names and values", "config.toml", '[[env]]\nname = "ZOHO_TOKEN"\nvalue = "{T}" #!\n'),
    ("two tables", "config.toml", '[weather]\nkey = "{O}"\n[zoho]\nkey = "{T}" #!\n'),
    ("literal strings", "config.toml", "[zoho]\ntoken = '''{T}''' #!\n"),
    ("quiet: empty", "config.toml", '[zoho]\ntoken = ""\npassword = ""\n'),
    ("quiet: a variable", "config.toml", '[zoho]\ntoken = "${ZOHO_TOKEN}"\npassword = "$ZOHO_PASSWORD"\n'),
    ("quiet: another table", "config.toml", '[zoho]\nregion = "eu"\n[weather]\ntoken = "{O}"\n'),
    (
        "quiet: poetry",
        "poetry.lock",
        '[[package]]\nname = "zoho-client"\nfiles = [{file = "a", hash = "sha256:{O}{O}"}]\n[metadata]\n'
        'content-hash = "{O}{O}"\n',
    ),
    ("quiet: cargo", "Cargo.toml", '[dependencies]\nzoho = { version = "1", checksum = "{O}" }\n'),
    ("quiet: pipfile", "Pipfile", '[packages]\nzoho = "*"\n[requires]\npython_version = "3"\n'),
    ("quiet: oauth", "config.toml", '[zoho]\nrefresh_token = "1000.{O}.{O}"\nclient_secret = "{O}"\n'),
    ("quiet: oauth table", "config.toml", '[zoho.oauth]\ntoken = "{O}"\n'),
    ("quiet: numbers", "config.toml", "[zoho]\nkey = 5\ntoken = 2020-01-01\n"),
    ("quiet: to be filled in", "config.toml", '[zoho]\ntoken = "<token>"\npassword = "changeme"\n'),
    ("quiet: no vendor", "config.toml", '[crm]\ntoken = "{O}"\n'),
    ("quiet: a file", "config.toml", '[zoho]\npassword = "/run/secrets/zoho"\n'),
    ("quiet: csrf", "config.toml", '[zoho]\ncsrf_token = "{O}"\n'),
    ("quiet: translations", "de.toml", '[zoho]\npassword = "Passwort"\n'),
    ("quiet: a digest", "config.toml", '[zoho]\nrevision = "{O}"\n'),
    ("quiet: a vault", "config.toml", '[zoho]\npassword = "op://ops/zoho"\n'),
    ("quiet: jinja", "config.toml.j2", '[zoho]\ntoken = "{{ token }}"\n'),
    ("quiet: octopus", "config.toml", '[zoho]\ntoken = "#{ZohoToken}"\npassword = "__PASSWORD__"\n'),
    ("quiet: a UUID", "config.toml", '[zoho]\nkey = "3b2f6c1e-77aa-4c5e-9a6c-0d7f4f1b2a90"\n'),
    ("quiet: the successor", "config.toml", '[zoho]\nurl = "https://www.zohoapis.com/crm/v8"\n'),
]

XML: list[Case] = [
    (
        "app settings",
        "web.config",
        '<configuration><appSettings>\n<add key="ZohoToken" value="{T}"/> <!--!-->\n</appSettings></configuration>\n',
    ),
    ("an element", "settings.xml", "<zoho>\n<token>{T}</token> <!--!-->\n</zoho>\n"),
    ("a nested element", "settings.xml", "<zoho><crm>\n<api_key>{T}</api_key> <!--!-->\n</crm></zoho>\n"),
    (
        "a bean",
        "beans.xml",
        '<bean id="zohoClient">\n<property name="authToken" value="{T}"/> <!--!--><!--?-->\n</bean>\n',
    ),
    (
        "a bean with an element",
        "beans.xml",
        '<bean class="acme.ZohoClient"><property name="token">\n<value>{T}</value> <!--!-->\n</property></bean>\n',
    ),
    ("java properties", "zoho.xml", '<properties>\n<entry key="zoho.token">{T}</entry> <!--!-->\n</properties>\n'),
    (
        "plist",
        "Zoho.plist",
        "<plist><dict>\n<key>ZohoAuthToken</key>\n<string>{T}</string> <!--!-->\n</dict></plist>\n",
    ),
    (
        "android",
        "res/values/strings.xml",
        '<resources>\n<string name="zoho_token">{T}</string> <!--!-->\n</resources>\n',
    ),
    (
        "a servlet",
        "web.xml",
        "<context-param>\n<param-name>zoho.token</param-name>\n<param-value>{T}</param-value> <!--!-->\n"
        "</context-param>\n",
    ),
    (
        ".net settings",
        "app.config",
        '<setting name="ZohoToken" serializeAs="String">\n<value>{T}</value> <!--!-->\n</setting>\n',
    ),
    ("cdata", "settings.xml", "<zoho>\n<token><![CDATA[{T}]]></token> <!--!-->\n</zoho>\n"),
    ("an attribute", "settings.xml", '<zoho region="eu"\n token="{T}"/> <!--!-->\n'),
    ("an attribute's tag", "settings.xml", '<crm>\n<zoho key="{T}"/> <!--!-->\n</crm>\n'),
    (
        "soap",
        "request.xml",
        "<soap:Envelope xmlns:z='zoho'>\n<z:authtoken>{T}</z:authtoken> <!--!--><!--?-->\n</soap:Envelope>\n",
    ),
    (
        "a url",
        "app.config",
        '<add key="ZohoUrl"\n value="' + URL + '?authtoken={T}&amp;scope=crmapi"/> <!--!--><!--?-->\n',
    ),
    ("a comment", "web.config", '<a>\n<!-- <add key="ZohoToken" value="{T}"/> --> <!--!-->\n</a>\n'),
    (
        "jmeter",
        "plan.jmx",
        '<elementProp name="authtoken"> <!--?-->\n<stringProp name="Argument.value">{T}</stringProp> <!--!-->\n'
        '<stringProp name="zoho_token">{T}</stringProp> <!--!-->\n</elementProp>\n',
    ),
    ("a password", "web.config", '<a>\n<add key="ZohoPassword" value="{P}"/> <!--!-->\n</a>\n'),
    ("never closed", "settings.xml", "<zoho><a>\n<token>{T}</token> <!--!-->\n"),
    (
        "a connection string",
        "web.config",
        "<connectionStrings>\n"
        '<add name="Zoho" connectionString="Url=https://crm.zoho.com;zoho_token={T};"/> <!--!-->\n</connectionStrings>\n',
    ),
    ("byte order mark", "web.config", '\ufeff<?xml version="1.0"?>\n<add key="ZohoToken" value="{T}"/> <!--!-->\n'),
    ("quiet: empty", "web.config", '<a><add key="ZohoToken" value=""/><add key="ZohoKey"/></a>\n'),
    ("quiet: a variable", "pom.xml", "<project><zoho.token>${zoho.token}</zoho.token></project>\n"),
    (
        "quiet: octopus",
        "web.config",
        '<a><add key="ZohoToken" value="#{ZohoToken}"/><add key="ZohoPassword" value="__P__"/></a>\n',
    ),
    (
        "quiet: another key",
        "web.config",
        '<a><add key="ZohoRegion" value="eu"/><add key="WeatherHash" value="{O}"/></a>\n',
    ),
    (
        "quiet: public key token",
        "app.config",
        '<assemblyIdentity name="Zoho.Client" publicKeyToken="b77a5c561934e089"/>\n',
    ),
    (
        "quiet: machine key",
        "web.config",
        '<a><z name="zoho"/><machineKey validationKey="{O}{O}" decryptionKey="{O}{O}"/></a>\n',
    ),
    ("quiet: an entity", "settings.xml", '<!DOCTYPE z [<!ENTITY t "{T}">]>\n<zoho><token>&t;</token></zoho>\n'),
    ("quiet: layout", "layout.xml", '<EditText android:id="@+id/zoho_token" android:hint="@string/zoho_token"/>\n'),
    ("quiet: translations", "strings.xml", '<resources><string name="zoho_password">Passwort</string></resources>\n'),
    (
        "quiet: oauth",
        "app.config",
        "<zoho><client_secret>{O}</client_secret><refresh_token>1000.{O}.{O}</refresh_token></zoho>\n",
    ),
    (
        "quiet: another element",
        "settings.xml",
        "<a><zoho><region>eu</region></zoho><weather><token>{O}</token></weather></a>\n",
    ),
    (
        "quiet: project ids",
        "Zoho.csproj",
        "<Project><ProjectGuid>{3B2F6C1E-77AA-4C5E-9A6C-0D7F4F1B2A90}</ProjectGuid></Project>\n",
    ),
    ("quiet: nuget", "packages.config", '<packages><package id="Zoho.Client" version="1.0" hash="{O}"/></packages>\n'),
    ("quiet: no vendor", "settings.xml", "<crm><token>{O}</token></crm>\n"),
    ("quiet: types", "schema.xsd", '<xs:element name="zohoToken" type="xs:string"/>\n'),
    ("quiet: the successor", "web.config", '<add key="ZohoUrl" value="https://www.zohoapis.com/crm/v8"/>\n'),
    (
        "quiet: to be filled in",
        "web.config",
        '<a><add key="ZohoToken" value="YOUR_TOKEN"/><add key="ZohoPassword" value="changeme"/></a>\n',
    ),
    ("quiet: numbers", "settings.xml", "<zoho><key>7</key><token>12</token></zoho>\n"),
    ("quiet: csrf", "page.xml", "<zoho><csrf_token>{O}</csrf_token></zoho>\n"),
    ("quiet: a digest", "build.xml", "<zoho><revision>{O}</revision><md5>{O}</md5></zoho>\n"),
]

HTML: list[Case] = [
    (
        "a hidden field",
        "form.html",
        '<form action="https://crm.zoho.com/crm/private/xml/Leads/insertRecords"> <!--?-->\n'
        '<input type="hidden" name="authtoken" value="{T}"> <!--!--><!--?-->\n</form>\n',
    ),
    ("value first", "form.html", '<p>zoho\n<input value="{T}" type=hidden name=authtoken> <!--!--><!--?-->\n'),
    (
        "in the action",
        "form.html",
        '<form method=post\n action="' + URL + '?authtoken={T}&amp;scope=crmapi"> <!--!--><!--?-->\n</form>\n',
    ),
    ("a link", "page.htm", '<a\n href="' + URL + '?authtoken={T}">leads</a> <!--!--><!--?-->\n'),
    ("a text", "page.html", "<p>\n" + URL + "?authtoken={T}</p> <!--!--><!--?-->\n"),
    ("a script", "page.html", '<script>\nvar zoho_token = "{T}"; //!\n</script>\n'),
    ("a script's URL", "page.html", '<script>\n$.get("' + URL + '", {authtoken: token}); //?\n</script>\n'),
    ("a comment", "page.html", '<!--\n<input name="zoho_token" value="{T}"> //!\n-->\n'),
    ("an attribute", "page.html", '<div\n data-zoho-token="{T}"></div> <!--!-->\n'),
    ("a meta tag", "page.html", '<meta\n name="zoho_token" content="{T}"> <!--!-->\n'),
    ("unclosed", "page.html", '<div><p><b>zoho\n<input name="zoho_token" value="{T}"> <!--!-->\n'),
    ("upper case", "PAGE.HTML", '<FORM>\n<INPUT NAME="ZOHO_TOKEN" VALUE="{T}"> <!--!-->\n</FORM>\n'),
    (
        "quiet: no value",
        "form.html",
        '<p>zoho <input type="hidden" name="zoho_token"><input name="zoho_token" value="">\n',
    ),
    (
        "quiet: a template",
        "form.html",
        '<p>zoho <input name="zoho_token" value="{{ token }}"><input name="zoho_password" value="<%= p %>">\n',
    ),
    (
        "quiet: csrf",
        "form.html",
        '<p>zoho <input type="hidden" name="csrf_token" value="{O}"><input name="_token_session" value="{O}">\n',
    ),
    (
        "quiet: a label",
        "form.html",
        '<label for="zoho_password">Password</label><input type="password" name="zoho_password" '
        'placeholder="Password">\n',
    ),
    ("quiet: integrity", "page.html", '<p>zoho<script src="a.js" integrity="sha384-{O}{O}"></script>\n'),
    (
        "quiet: web to lead",
        "form.html",
        '<form action="https://crm.zoho.com/crm/WebToLeadForm"><input type="hidden" name="xnQsjsdp" '
        'value="{O}"></form>\n',
    ),
    ("quiet: a picture", "page.html", '<p>zoho <img src="/i/{O}.png" data-id="{O}">\n'),
    ("quiet: a style", "page.html", "<p>zoho<style>.token { key: {O}; }</style>\n"),
    ("quiet: the successor", "page.html", '<a href="https://www.zohoapis.com/crm/v8/Leads">zoho</a>\n'),
    ("quiet: an option", "page.html", '<p>zoho<select name="token"><option value="{O}">a</option></select>\n'),
    ("quiet: no vendor", "page.html", '<input type="hidden" name="token" value="{O}">\n'),
    ("quiet: public", "page.html", '<p>zoho <input name="public_key" value="{O}">\n'),
]

GROUPS = {"lines": LINES, "yaml": YAML, "json": JSON, "toml": TOML, "xml": XML, "html": HTML}
