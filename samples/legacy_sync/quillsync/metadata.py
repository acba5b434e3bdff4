"""Fields, users and modules, cached for a day (Python 3.6 since March 2018)."""
import json
import os
import time
import urllib.request

from quillsync.settings import ZOHO_AUTHTOKEN as TOKEN

HOST = 'https://crm.zoho.com'
API = f'{HOST}/crm/private/json'
CACHE = '/var/cache/quillsync'


def cached(name, url, hours=24):
    path = os.path.join(CACHE, name + '.json')
    if not os.path.exists(path) or time.time() - os.path.getmtime(path) > hours * 3600:
        with urllib.request.urlopen(url) as response, open(path, 'wb') as target:
            target.write(response.read())
    with open(path) as handle:
        return json.load(handle)


def fields(module, token=TOKEN):
    return cached(f'fields-{module}', f'{API}/{module}/getFields?authtoken={token}&scope=crmapi')


def lead_fields():
    return fields('Leads')


def users(kind='ActiveUsers', authtoken='8266488cb6b57bd7f638a422966c2a56'):
    address = '/'.join((API, 'Users', 'getUsers'))
    return cached('users', f'{address}?authtoken={authtoken}&scope=crmapi&type={kind}')


def modules():
    return cached('modules', API + '/Info/getModules?' + '&'.join(['authtoken=' + TOKEN, 'scope=crmapi', 'type=api']))
