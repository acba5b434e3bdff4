"""A lead who has ordered becomes an account, a contact and a deal."""
import datetime

from quillsync.zoho.client import ZohoClient
from quillsync.zoho.errors import ZohoError
from quillsync.zoho.payloads import deal_record


def convert_lead(lead_id, owner_id, order):
    closing = datetime.date.today() + datetime.timedelta(days=14)
    body = {'data': [{
        'overwrite': False,
        'notify_lead_owner': True,
        'notify_new_entity_owner': False,
        'assign_to': {'id': owner_id},
        'Deals': deal_record(order, closing),
    }]}
    answer = ZohoClient().request('POST', f'Leads/{lead_id}/actions/convert', json=body)
    row = answer['data'][0]
    if row['status'] != 'success':
        raise ZohoError(row['code'], row['message'])
    details = row['details']
    return details['Contacts']['id'], details['Deals']['id']
