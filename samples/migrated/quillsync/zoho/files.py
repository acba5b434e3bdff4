"""Attachments: packing slips go up, signed delivery notes come down."""
import requests

from quillsync import settings
from quillsync.zoho import tokens
from quillsync.zoho.client import ZohoClient
from quillsync.zoho.errors import ZohoError


def attach_packing_slip(order_id, path):
    with open(path, 'rb') as handle:
        return ZohoClient().request('POST', f'Sales_Orders/{order_id}/Attachments', files={'file': handle})


def download(order_id, attachment_id):
    response = requests.get(
        f'{settings.ZOHO_API_DOMAIN}/crm/v8/Sales_Orders/{order_id}/Attachments/{attachment_id}',
        headers={'Authorization': 'Zoho-oauthtoken ' + tokens.access_token()},
        timeout=settings.ZOHO_TIMEOUT,
    )
    if response.status_code != 200:
        raise ZohoError('NO_FILE', f'attachment {attachment_id}', response.status_code)
    return response.content


def remove(order_id, attachment_id):
    return ZohoClient().request('DELETE', f'Sales_Orders/{order_id}/Attachments/{attachment_id}')
