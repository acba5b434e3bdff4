"""Ways in which code reads its configuration by name: for each the code, and a file of settings that it reads.

`{B}` stands for the base of the address, `{T}` for the token. Every name holds the word `crm`: with another word in its
place the settings are somebody else's, and nothing may be joined.
"""

# ruff: noqa: E501 - one way a line

from __future__ import annotations

from dataclasses import dataclass

T = "5f1a09c3b7e24d6885ab01cd92ef3a47"  # invented
B = "https://crm.zoho.com/crm/private/json"

SUFFIXES = {
    "python": ".py",
    "php": ".php",
    "js": ".js",
    "ruby": ".rb",
    "java": ".java",
    "c#": ".cs",
    "go": ".go",
    "sh": ".sh",
}
"""How the file of a language ends."""

REQUESTS = {
    "python": 'import os\nimport requests\n{before}\n\ndef leads():\n    return requests.get({url} + "/Leads/getRecords", params={{"authtoken": {token}}})\n',
    "php": '<?php\n{before}\necho file_get_contents({url} . "/Leads/getRecords?authtoken=" . {token});\n',
    "js": 'const request = require("request");\n{before}\nrequest.get({url} + "/Leads/getRecords?authtoken=" + {token}, done);\n',
    "ruby": 'require "net/http"\n{before}\nNet::HTTP.get(URI({url} + "/Leads/getRecords?authtoken=" + {token}))\n',
    "java": 'class Client {{\n  {before}\n  String leads(Properties props) {{\n    return new RestTemplate().getForObject({url} + "/Leads/getRecords?authtoken=" + {token}, String.class);\n  }}\n}}\n',
    "c#": 'class Client {{\n  {before}\n  string Leads() {{\n    return new WebClient().DownloadString({url} + "/Leads/getRecords?authtoken=" + {token});\n  }}\n}}\n',
    "go": 'package main\n\nfunc main() {{\n\t{before}\n\thttp.Get({url} + "/Leads/getRecords?authtoken=" + {token})\n}}\n',
    "sh": '#!/bin/sh\n{before}\ncurl -s "{url}/Leads/getRecords?authtoken={token}"\n',
}
"""A request in each language."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a language reads address and token, after what was said before, and the settings it reads."""

    language: str
    before: str
    url: str
    token: str
    path: str
    settings: str

    @property
    def code(self) -> dict[str, str]:
        """The file that reads them."""
        text = REQUESTS[self.language].format(before=self.before, url=self.url, token=self.token)
        return {f"client{SUFFIXES[self.language]}": text}

    @property
    def lines(self) -> set[int]:
        """The lines on which address and token stand."""
        return {number for number, line in enumerate(self.settings.splitlines(), 1) if "{B}" in line or "{T}" in line}

    def files(self, word: str = "") -> dict[str, str]:
        """Code and settings; with another word the settings are somebody else's."""
        path, text = self.path, self.settings
        for spelled in (str.lower, str.upper, str.capitalize) if word else ():
            path, text = (one.replace(spelled("crm"), spelled(word)) for one in (path, text))
        return {**self.code, path: text.replace("{B}", B).replace("{T}", T)}


ENV = "CRM_URL={B}\nCRM_TOKEN={T}\n"
YML = "crm:\n  url: {B}\n  token: {T}\n"
ENVS = {
    "dotenv": (".env", ENV),
    "dotenv, quoted": (".env", "CRM_URL=\"{B}\"\nCRM_TOKEN='{T}'\n"),
    "dotenv, exported": ("env.sh", 'export CRM_URL="{B}"\nexport CRM_TOKEN={T}\n'),
    "Dockerfile ENV": ("Dockerfile", "FROM python:3\nENV CRM_URL={B}\nENV CRM_TOKEN={T}\nRUN true\n"),
    "Dockerfile ENV, several": ("Dockerfile", 'FROM python:3\nENV CRM_URL="{B}" CRM_TOKEN="{T}"\n'),
    "Dockerfile ENV, over lines": ("docker/Dockerfile", "FROM python:3\nENV CRM_URL={B} \\\n    CRM_TOKEN={T}\n"),
    "Dockerfile ENV, apart": ("app.dockerfile", "FROM python:3\nENV CRM_URL {B}\nENV CRM_TOKEN {T}\n"),
    "Dockerfile ARG": ("Dockerfile.prod", "ARG CRM_URL={B}\nARG CRM_TOKEN={T}\n"),
    "systemd unit": ("crm.service", "[Service]\nEnvironment=CRM_URL={B}\nEnvironment=CRM_TOKEN={T}\n"),
    "systemd unit, quoted": ("sync.service", '[Service]\nEnvironment="CRM_URL={B}" "CRM_TOKEN={T}"\n'),
    "systemd drop-in": ("sync.service.d/override.conf", "[Service]\nEnvironment='CRM_URL={B}' 'CRM_TOKEN={T}'\n"),
    "compose, a mapping": (
        "docker-compose.yml",
        "services:\n  app:\n    environment:\n      CRM_URL: {B}\n      CRM_TOKEN: {T}\n",
    ),
    "compose, a list": (
        "compose.yaml",
        "services:\n  app:\n    environment:\n      - CRM_URL={B}\n      - CRM_TOKEN={T}\n",
    ),
    "compose, a quoted list": (
        "docker-compose.prod.yml",
        "services:\n  app:\n    environment:\n      - \"CRM_URL={B}\"\n      - 'CRM_TOKEN={T}'\n",
    ),
    "compose, args": (
        "docker-compose.yml",
        "services:\n  app:\n    build:\n      args:\n        - CRM_URL={B}\n        - CRM_TOKEN={T}\n",
    ),
    "kubernetes": (
        "deploy.yaml",
        "spec:\n  containers:\n  - env:\n    - name: CRM_URL\n      value: {B}\n    - name: CRM_TOKEN\n      value: {T}\n",
    ),
    "kubernetes config map": ("k8s/config.yaml", "kind: ConfigMap\ndata:\n  CRM_URL: {B}\n  CRM_TOKEN: {T}\n"),
    "github actions": (
        ".github/workflows/sync.yml",
        "jobs:\n  sync:\n    env:\n      CRM_URL: {B}\n      CRM_TOKEN: {T}\n",
    ),
    "gitlab": (".gitlab-ci.yml", "variables:\n  CRM_URL: {B}\n  CRM_TOKEN: {T}\n"),
    "travis": (".travis.yml", "env:\n  global:\n    - CRM_URL={B}\n    - CRM_TOKEN={T}\n"),
    "travis, one line": (".travis.yml", "env:\n  - CRM_URL={B} CRM_TOKEN={T}\n"),
    "heroku": ("app.json", '{"env": {"CRM_URL": {"value": "{B}"},\n "CRM_TOKEN": {"value": "{T}"}}}'),
    "app engine": ("app.yaml", "env_variables:\n  CRM_URL: '{B}'\n  CRM_TOKEN: '{T}'\n"),
    "serverless": ("serverless.yml", "provider:\n  environment:\n    CRM_URL: {B}\n    CRM_TOKEN: {T}\n"),
    "supervisor": ("supervisord.conf", '[program:sync]\nenvironment=CRM_URL="{B}",CRM_TOKEN="{T}"\n'),
    "uwsgi": ("uwsgi.ini", "[uwsgi]\nenv = CRM_URL={B}\nenv = CRM_TOKEN={T}\n"),
    "apache": ("site.conf", "<VirtualHost *:80>\n  SetEnv CRM_URL {B}\n  SetEnv CRM_TOKEN {T}\n</VirtualHost>\n"),
    "htaccess": (".htaccess", 'SetEnv CRM_URL "{B}"\nSetEnv CRM_TOKEN "{T}"\n'),
    "nginx": ("nginx.conf", 'location / {\n  fastcgi_param CRM_URL "{B}";\n  fastcgi_param CRM_TOKEN "{T}";\n}\n'),
    "php-fpm": ("php-fpm.conf", "[www]\nenv[CRM_URL] = {B}\nenv[CRM_TOKEN] = {T}\n"),
    "Procfile": ("Procfile", "worker: CRM_URL={B} CRM_TOKEN={T} python client.py\n"),
    "Makefile": ("Makefile", "export CRM_URL = {B}\nexport CRM_TOKEN := {T}\n"),
    "crontab": ("crontab", "CRM_URL={B}\nCRM_TOKEN={T}\n0 3 * * * python client.py\n"),
    "vscode": (".vscode/launch.json", '{"configurations": [{"env": {"CRM_URL": "{B}",\n"CRM_TOKEN": "{T}"}}]}'),
    "terraform": ("main.tf", 'environment {\n  variables = {\n    CRM_URL   = "{B}"\n    CRM_TOKEN = "{T}"\n  }\n}\n'),
    "pm2": ("ecosystem.json", '{"apps": [{"env": {"CRM_URL": "{B}",\n"CRM_TOKEN": "{T}"}}]}'),
    "elastic beanstalk": (
        ".ebextensions/env.config",
        "option_settings:\n  - option_name: CRM_URL\n    value: {B}\n  - option_name: CRM_TOKEN\n    value: {T}\n",
    ),
}
"""The environment, as the tools of the trade fill it; read by Python."""

READ: dict[str, Way] = {
    name: Way("python", "", 'os.environ["CRM_URL"]', 'os.environ.get("CRM_TOKEN")', *file)
    for name, file in ENVS.items()
}

INI = ("app.ini", "[crm]\nurl = {B}\ntoken = {T}\n")
JSON = ("config.json", '{"crm": {"url": "{B}",\n "token": "{T}"}}')
FLAT = ("config.json", '{"crm_url": "{B}",\n "crm_token": "{T}"}')
YAML = ("config.yml", YML)
DOT = (".env", ENV)
PHP_ARRAY = (
    "config/services.php",
    "<?php\nreturn [\n    'crm' => [\n        'url' => '{B}',\n        'token' => '{T}',\n    ],\n];\n",
)
PARSER = 'import configparser\ncfg = configparser.ConfigParser()\ncfg.read("app.ini")\n'
PROPERTIES = ("src/main/resources/application.properties", "crm.url={B}\ncrm.token={T}\n")
APP_CONFIG = (
    "App.config",
    '<configuration><appSettings>\n<add key="CrmUrl" value="{B}"/>\n<add key="CrmToken" value="{T}"/>\n</appSettings></configuration>',
)
APP_SETTINGS = ("appsettings.json", '{"Crm": {"Url": "{B}",\n "Token": "{T}"}}')
VIPER = 'viper.SetConfigName("config")'

READ |= {
    # Python
    "python: getenv": Way("python", "", 'os.getenv("CRM_URL")', 'os.getenv("CRM_TOKEN", "")', *DOT),
    "python: from os import environ": Way(
        "python", "from os import environ\n", 'environ["CRM_URL"]', 'environ.get("CRM_TOKEN")', *DOT
    ),
    "python: decouple": Way(
        "python", "from decouple import config\n", 'config("CRM_URL")', 'config("CRM_TOKEN", default="")', *DOT
    ),
    "python: environ": Way(
        "python", "import environ\nenv = environ.Env()\n", 'env("CRM_URL")', 'env.str("CRM_TOKEN")', *DOT
    ),
    "python: dotenv_values": Way(
        "python",
        'from dotenv import dotenv_values\nconfig = dotenv_values(".env")\n',
        'config["CRM_URL"]',
        'config.get("CRM_TOKEN")',
        *DOT,
    ),
    "python: ConfigParser.get": Way("python", PARSER, 'cfg.get("crm", "url")', 'cfg.get("crm", "token")', *INI),
    "python: ConfigParser items": Way("python", PARSER, 'cfg["crm"]["url"]', 'cfg["crm"]["token"]', *INI),
    "python: ConfigParser section": Way(
        "python", PARSER + 'crm = cfg["crm"]\n', 'crm["url"]', 'crm.get("token")', *INI
    ),
    "python: ConfigParser from": Way(
        "python",
        "from configparser import ConfigParser\ncfg = ConfigParser()\ncfg.read('app.ini')\n",
        'cfg.get("crm", "url")',
        'cfg["crm"].get("token")',
        *INI,
    ),
    "python: ConfigParser of Python 2": Way(
        "python",
        "import ConfigParser\ncfg = ConfigParser.RawConfigParser()\ncfg.read('app.ini')\n",
        'cfg.get("crm", "url")',
        'cfg.get("crm", "token")',
        *INI,
    ),
    "python: ConfigParser items of a section": Way(
        "python", PARSER + 'crm = dict(cfg.items("crm"))\n', 'crm["url"]', 'crm["token"]', *INI
    ),
    "python: yaml": Way(
        "python",
        'import yaml\nconfig = yaml.safe_load(open("config.yml"))\n',
        'config["crm"]["url"]',
        'config["crm"].get("token")',
        *YAML,
    ),
    "python: yaml with a loader": Way(
        "python",
        'import yaml\nwith open("config.yml") as f:\n    config = yaml.load(f, Loader=yaml.SafeLoader)\n',
        'config["crm"]["url"]',
        'config["crm"]["token"]',
        *YAML,
    ),
    "python: a part of a yaml": Way(
        "python", 'import yaml\ncrm = yaml.safe_load(open("config.yml"))["crm"]\n', 'crm["url"]', 'crm["token"]', *YAML
    ),
    "python: json": Way(
        "python",
        'import json\nwith open("config.json") as f:\n    config = json.load(f)\n',
        'config["crm_url"]',
        'config["crm_token"]',
        *FLAT,
    ),
    "python: toml": Way(
        "python",
        'import tomllib\nwith open("c.toml", "rb") as f:\n    c = tomllib.load(f)\n',
        'c["crm"]["url"]',
        'c["crm"]["token"]',
        "c.toml",
        '[crm]\nurl = "{B}"\ntoken = "{T}"\n',
    ),
    "python: django settings": Way(
        "python",
        "from django.conf import settings\n",
        "settings.CRM_URL",
        "settings.CRM_TOKEN",
        "settings.py",
        'CRM_URL = "{B}"\nCRM_TOKEN = "{T}"\n',
    ),
    "python: django settings, getattr": Way(
        "python",
        "from django.conf import settings\n",
        "settings.CRM_URL",
        'getattr(settings, "CRM_TOKEN", None)',
        "shop/settings/base.py",
        'CRM_URL = "{B}"\nCRM_TOKEN = "{T}"\n',
    ),
    "python: flask": Way(
        "python",
        "from flask import current_app\n",
        'current_app.config["CRM_URL"]',
        'current_app.config.get("CRM_TOKEN")',
        "config.py",
        'class Config:\n    CRM_URL = "{B}"\n    CRM_TOKEN = "{T}"\n',
    ),
    "python: flask, app": Way(
        "python",
        "from flask import Flask\napp = Flask(__name__)\napp.config.from_object('config')\n",
        'app.config["CRM_URL"]',
        'app.config["CRM_TOKEN"]',
        "config.py",
        'CRM_URL = "{B}"\nCRM_TOKEN = "{T}"\n',
    ),
    "python: dynaconf": Way(
        "python",
        "from dynaconf import settings\n",
        "settings.CRM_URL",
        "settings.CRM_TOKEN",
        "settings.toml",
        '[default]\ncrm_url = "{B}"\ncrm_token = "{T}"\n',
    ),
    "python: odoo": Way(
        "python",
        "from odoo.tools import config\n",
        'config.get("crm_url")',
        'config["crm_token"]',
        "odoo.conf",
        "[options]\ncrm_url = {B}\ncrm_token = {T}\n",
    ),
    # PHP
    "php: getenv": Way("php", "", 'getenv("CRM_URL")', 'getenv("CRM_TOKEN")', *DOT),
    "php: $_ENV": Way("php", "", "$_ENV['CRM_URL']", "$_SERVER['CRM_TOKEN']", *DOT),
    "php: env": Way("php", "", "env('CRM_URL')", "env('CRM_TOKEN', '')", *DOT),
    "php: laravel config": Way("php", "", "config('services.crm.url')", "config('services.crm.token')", *PHP_ARRAY),
    "php: laravel Config": Way(
        "php", "", "Config::get('services.crm.url')", "\\Config::get('services.crm.token')", *PHP_ARRAY
    ),
    "php: laravel, a file of its own": Way(
        "php",
        "",
        "config('crm.url')",
        "config('crm.token')",
        "config/crm.php",
        "<?php\nreturn array(\n  'url' => '{B}',\n  'token' => env('CRM_T', '{T}'),\n);\n",
    ),
    "php: parse_ini_file": Way(
        "php", '$c = parse_ini_file("app.ini", true);', '$c["crm"]["url"]', '$c["crm"]["token"]', *INI
    ),
    "php: json": Way(
        "php",
        '$c = json_decode(file_get_contents("config.json"), true);',
        "$c['crm']['url']",
        "$c['crm']['token']",
        *JSON,
    ),
    "php: json, objects": Way(
        "php", '$c = json_decode(file_get_contents("config.json"));', "$c->crm->url", "$c->crm->token", *JSON
    ),
    "php: symfony yaml": Way(
        "php", "$c = Yaml::parseFile('config.yml');", "$c['crm']['url']", "$c['crm']['token']", *YAML
    ),
    "php: symfony parameters": Way(
        "php",
        "$c = $this->container;",
        "$c->getParameter('crm_url')",
        "$c->getParameter('crm_token')",
        "config/services.yaml",
        "parameters:\n  crm_url: '{B}'\n  crm_token: '{T}'\n",
    ),
    "php: an included array": Way(
        "php",
        "$c = include 'settings.php';",
        "$c['crm']['url']",
        "$c['crm']['token']",
        "settings.php",
        "<?php\nreturn array('crm' => array('url' => '{B}', 'token' => '{T}'));\n",
    ),
    "php: define": Way(
        "php",
        "require 'settings.php';",
        "CRM_URL",
        "CRM_TOKEN",
        "settings.php",
        "<?php\ndefine('CRM_URL', '{B}');\ndefine('CRM_TOKEN', '{T}');\n",
    ),
    "php: codeigniter": Way(
        "php",
        "class A { function b() { return 1; } }",
        "$this->config->item('crm_url')",
        "$this->config->item('crm_token')",
        "application/config/crm.php",
        "<?php\n$config['crm_url'] = '{B}';\n$config['crm_token'] = '{T}';\n",
    ),
    "php: yii": Way(
        "php",
        "",
        "Yii::$app->params['crm_url']",
        "Yii::$app->params['crm_token']",
        "config/params.php",
        "<?php\nreturn ['crm_url' => '{B}',\n 'crm_token' => '{T}'];\n",
    ),
    # JavaScript
    "js: process.env": Way("js", "", "process.env.CRM_URL", "process.env['CRM_TOKEN']", *DOT),
    "js: destructured": Way("js", "const { CRM_URL, CRM_TOKEN } = process.env;", "CRM_URL", "CRM_TOKEN", *DOT),
    "js: config": Way(
        "js",
        "const config = require('config');",
        "config.get('crm.url')",
        "config.get('crm.token')",
        "config/default.json",
        JSON[1],
    ),
    "js: config, yaml": Way(
        "js",
        "const config = require('config');",
        "config.get('crm.url')",
        "config.get('crm.token')",
        "config/default.yml",
        YML,
    ),
    "js: config, members": Way(
        "js", "const config = require('config');", "config.crm.url", "config.crm.token", "config/default.json", JSON[1]
    ),
    "js: config, a part": Way(
        "js", "const crm = require('config').get('crm');", "crm.url", "crm.token", "config/production.json", JSON[1]
    ),
    "js: required json": Way("js", "", "require('./config.json').crm.url", "require('./config.json').crm.token", *JSON),
    "js: imported json": Way("js", "import config from './config.json';", "config.crm.url", "config.crm.token", *JSON),
    "js: read json": Way(
        "js", "const c = JSON.parse(fs.readFileSync('config.json', 'utf8'));", "c.crm.url", "c['crm']['token']", *JSON
    ),
    "js: nconf": Way("js", "const nconf = require('nconf');", "nconf.get('crm:url')", "nconf.get('crm:token')", *JSON),
    "js: js-yaml": Way("js", "const c = yaml.load(fs.readFileSync('config.yml'));", "c.crm.url", "c.crm.token", *YAML),
    "js: a module": Way(
        "js",
        "const config = require('./config');",
        "config.crm.url",
        "config.crm.token",
        "config.js",
        "module.exports = { crm: { url: '{B}', token: '{T}' } };\n",
    ),
    "js: convict": Way(
        "js",
        "const convict = require('convict');\nconst config = convict({});\nconfig.loadFile('config.json');",
        "config.get('crm.url')",
        "config.get('crm.token')",
        *JSON,
    ),
    "js: firebase": Way(
        "js",
        "const functions = require('firebase-functions');",
        "functions.config().crm.url",
        "functions.config().crm.token",
        ".runtimeconfig.json",
        JSON[1],
    ),
    # Ruby
    "ruby: ENV": Way("ruby", "", "ENV['CRM_URL']", "ENV.fetch('CRM_TOKEN')", *DOT),
    "ruby: YAML.load_file": Way(
        "ruby", "C = YAML.load_file('config.yml')", "C['crm']['url']", "C['crm']['token']", *YAML
    ),
    "ruby: YAML of a file that is read": Way(
        "ruby", "C = YAML.load(File.read('config.yml'))", "C['crm']['url']", "C['crm']['token']", *YAML
    ),
    "ruby: YAML through ERB": Way(
        "ruby",
        "C = YAML.load(ERB.new(File.read('config.yml')).result)[Rails.env]",
        "C['crm']['url']",
        "C['crm']['token']",
        "config.yml",
        "production:\n  crm:\n    url: {B}\n    token: {T}\n",
    ),
    "ruby: config_for": Way(
        "ruby",
        "C = Rails.application.config_for(:crm)",
        "C['url']",
        "C[:token]",
        "config/crm.yml",
        "production:\n  url: {B}\n  token: {T}\n",
    ),
    "ruby: config_for, at once": Way(
        "ruby",
        "",
        "Rails.application.config_for(:crm)[:url]",
        "Rails.application.config_for(:crm)[:token]",
        "config/crm.yml",
        "production:\n  url: {B}\n  token: {T}\n",
    ),
    "ruby: secrets": Way(
        "ruby",
        "",
        "Rails.application.secrets.crm_url",
        "Rails.application.secrets.crm_token",
        "config/secrets.yml",
        "production:\n  crm_url: {B}\n  crm_token: {T}\n",
    ),
    "ruby: secrets, nested": Way(
        "ruby",
        "",
        "Rails.application.secrets.crm[:url]",
        "Rails.application.secrets[:crm][:token]",
        "config/secrets.yml",
        "production:\n  crm:\n    url: {B}\n    token: {T}\n",
    ),
    "ruby: figaro": Way(
        "ruby",
        "",
        "Figaro.env.crm_url",
        "Figaro.env.crm_token!",
        "config/application.yml",
        "CRM_URL: {B}\nCRM_TOKEN: {T}\n",
    ),
    "ruby: config gem": Way("ruby", "", "Settings.crm.url", "Settings.crm.token", "config/settings.yml", YML),
    "ruby: a constant": Way(
        "ruby",
        "",
        "APP_CONFIG['crm_url']",
        "APP_CONFIG['crm_token']",
        "config/app.yml",
        "crm_url: {B}\ncrm_token: {T}\n",
    ),
    "ruby: configuration.x": Way(
        "ruby",
        "",
        "Rails.configuration.x.crm_url",
        "Rails.application.config.x.crm_token",
        "config/environments/production.rb",
        "Rails.application.configure do\n  config.x.crm_url = '{B}'\n  config.x.crm_token = '{T}'\nend\n",
    ),
    # Java
    "java: getenv": Way("java", "", 'System.getenv("CRM_URL")', 'System.getenv("CRM_TOKEN")', *DOT),
    "java: properties": Way(
        "java",
        "",
        'props.getProperty("crm.url")',
        'props.getProperty("crm.token", "")',
        "client.properties",
        "crm.url={B}\ncrm.token={T}\n",
    ),
    "java: @Value": Way(
        "java",
        '@Value("${crm.url}") private String url;\n  @Value("${crm.token}") private String token;',
        "url",
        "token",
        *PROPERTIES,
    ),
    "java: @Value, yaml": Way(
        "java",
        '@Value("${crm.url}") private String url;\n  @Value("${crm.token:}") private String token;',
        "this.url",
        "this.token",
        "src/main/resources/application.yml",
        YML,
    ),
    "java: Environment": Way(
        "java",
        "@Autowired Environment env;",
        'env.getProperty("crm.url")',
        'env.getRequiredProperty("crm.token")',
        *PROPERTIES,
    ),
    "java: ResourceBundle": Way(
        "java",
        'static final ResourceBundle RB = ResourceBundle.getBundle("crm");',
        'RB.getString("crm.url")',
        'RB.getString("crm.token")',
        "src/main/resources/crm.properties",
        "crm.url={B}\ncrm.token={T}\n",
    ),
    "java: typesafe config": Way(
        "java",
        "Config conf = ConfigFactory.load();",
        'conf.getString("crm.url")',
        'conf.getString("crm.token")',
        "src/main/resources/application.conf",
        'crm {\n  url = "{B}"\n  token = "{T}"\n}\n',
    ),
    "java: microprofile": Way(
        "java",
        '@ConfigProperty(name = "crm.url") String url;\n  @ConfigProperty(name = "crm.token") String token;',
        "url",
        "token",
        "META-INF/microprofile-config.properties",
        "crm.url={B}\ncrm.token={T}\n",
    ),
    # C#
    "c#: environment": Way(
        "c#",
        "",
        'Environment.GetEnvironmentVariable("CRM_URL")',
        'Environment.GetEnvironmentVariable("CRM_TOKEN")',
        "launchSettings.json",
        '{"profiles": {"x": {"environmentVariables": {"CRM_URL": "{B}",\n"CRM_TOKEN": "{T}"}}}}',
    ),
    "c#: AppSettings": Way(
        "c#",
        "",
        'ConfigurationManager.AppSettings["CrmUrl"]',
        'ConfigurationManager.AppSettings["CrmToken"].ToString()',
        *APP_CONFIG,
    ),
    "c#: AppSettings.Get": Way(
        "c#",
        "",
        'ConfigurationManager.AppSettings.Get("CrmUrl")',
        'WebConfigurationManager.AppSettings["CrmToken"]',
        "Web.config",
        APP_CONFIG[1],
    ),
    "c#: Configuration": Way(
        "c#",
        "public IConfiguration Configuration { get; }",
        'Configuration["Crm:Url"]',
        'Configuration["Crm:Token"]',
        *APP_SETTINGS,
    ),
    "c#: a field": Way(
        "c#",
        "private readonly IConfiguration _config;",
        '_config["Crm:Url"]',
        '_config["Crm:Token"]',
        "appsettings.Development.json",
        APP_SETTINGS[1],
    ),
    "c#: GetValue": Way(
        "c#",
        "private readonly IConfiguration _configuration;",
        '_configuration.GetValue<string>("Crm:Url")',
        '_configuration.GetValue<string>("Crm:Token")',
        *APP_SETTINGS,
    ),
    "c#: GetSection": Way(
        "c#",
        "private readonly IConfiguration _configuration;",
        '_configuration.GetSection("Crm")["Url"]',
        '_configuration.GetSection("Crm")["Token"]',
        *APP_SETTINGS,
    ),
    "c#: GetSection.Value": Way(
        "c#",
        "private readonly IConfiguration _configuration;",
        '_configuration.GetSection("Crm:Url").Value',
        '_configuration.GetSection("Crm:Token").Value',
        *APP_SETTINGS,
    ),
    "c#: settings of a project": Way(
        "c#",
        "",
        "Properties.Settings.Default.CrmUrl",
        "Properties.Settings.Default.CrmToken",
        "Properties/Settings.settings",
        '<SettingsFile><Settings>\n<Setting Name="CrmUrl" Type="System.String"><Value>{B}</Value></Setting>\n<Setting Name="CrmToken" Type="System.String"><Value>{T}</Value></Setting>\n</Settings></SettingsFile>',
    ),
    # Go, shell
    "go: Getenv": Way("go", "", 'os.Getenv("CRM_URL")', 'os.Getenv("CRM_TOKEN")', *DOT),
    "go: LookupEnv": Way("go", 'u, _ := os.LookupEnv("CRM_URL")\n\tt, _ := os.LookupEnv("CRM_TOKEN")', "u", "t", *DOT),
    "go: viper": Way("go", VIPER, 'viper.GetString("crm.url")', 'viper.GetString("crm.token")', *YAML),
    "go: viper, toml": Way(
        "go",
        VIPER,
        'viper.GetString("crm.url")',
        'viper.GetString("crm.token")',
        "config.toml",
        '[crm]\nurl = "{B}"\ntoken = "{T}"\n',
    ),
    "go: viper, an instance": Way(
        "go", "v := viper.New()", 'v.GetString("crm.url")', 'v.GetString("crm.token")', *YAML
    ),
    "go: ini": Way(
        "go",
        'cfg, _ := ini.Load("app.ini")',
        'cfg.Section("crm").Key("url").String()',
        'cfg.Section("crm").Key("token").String()',
        *INI,
    ),
    "sh: sourced": Way("sh", ". ./.env", "$CRM_URL", "${CRM_TOKEN}", *DOT),
    "sh: from outside": Way(
        "sh",
        "set -eu",
        "${CRM_URL}",
        "$CRM_TOKEN",
        "docker-compose.yml",
        "services:\n  app:\n    environment:\n      - CRM_URL={B}\n      - CRM_TOKEN={T}\n",
    ),
}
