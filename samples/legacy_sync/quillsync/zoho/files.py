"""Attachments: packing slips go up, signed delivery notes come down."""
import requests
from six.moves.urllib.parse import urlencode
from six.moves.urllib.request import urlopen

from quillsync import settings
from quillsync.zoho.endpoints import UPLOAD_URL, URLS


def upload(module, record_id, path):
    url = UPLOAD_URL % {'module': module}
    credentials = {'authtoken': settings.ZOHO_AUTHTOKEN, 'scope': settings.ZOHO_SCOPE}
    with open(path, 'rb') as handle:
        return requests.post(url, params=dict(credentials, id=record_id), files={'content': handle})


def attach_packing_slip(order_id, path):
    return upload('SalesOrders', order_id, path)


def download(attachment_id):
    query = urlencode({
        'authtoken': settings.ZOHO_AUTHTOKEN,
        'scope': settings.ZOHO_SCOPE,
        'id': attachment_id,
    })
    return urlopen(URLS['files']['download'] + '?' + query).read()


def remove(attachment_id):
    url = URLS.get('files').get('delete')
    url += '?authtoken=' + settings.ZOHO_AUTHTOKEN
    url += '&scope=crmapi'
    url += '&id=%s' % attachment_id
    return requests.get(url).ok
