"""Fields, users and modules, cached for a day."""
import functools

from quillsync.zoho.client import ZohoClient


@functools.lru_cache(maxsize=None)
def fields(module):
    return ZohoClient().request('GET', 'settings/fields', params={'module': module})['fields']


def lead_fields():
    return fields('Leads')


def users(kind='ActiveUsers'):
    return ZohoClient().request('GET', 'users', params={'type': kind})['users']


def modules():
    found = ZohoClient().request('GET', 'settings/modules')['modules']
    return [module for module in found if module['api_supported']]
