"""A lead who has ordered becomes an account, a contact and a potential."""
import datetime

import requests

from quillsync import settings
from quillsync.zoho.endpoints import CONVERT_URL
from quillsync.zoho.payloads import POTENTIAL_OPTIONS
from quillsync.zoho.responses import check


def convert_lead(lead_id, owner, order):
    closing = datetime.date.today() + datetime.timedelta(days=14)
    payload = {}
    payload['authtoken'] = settings.ZOHO_AUTHTOKEN
    payload['scope'] = 'crmapi'
    payload['leadId'] = lead_id
    payload['xmlData'] = POTENTIAL_OPTIONS % {
        'create': 'true',
        'owner': owner,
        'name': 'Web order %s' % order['number'],
        'closing': closing.strftime('%m/%d/%Y'),
        'amount': order['total'],
    }
    root = check(requests.post(CONVERT_URL, data=payload).content)
    return root.findtext('Contact'), root.findtext('Potential')
