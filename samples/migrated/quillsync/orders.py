"""Shop orders -> Sales Orders."""
import logging

from quillsync.zoho.client import ZohoClient
from quillsync.zoho.errors import ZohoError
from quillsync.zoho.payloads import note_record, order_record

log = logging.getLogger(__name__)


class OrderSync:

    module = 'Sales_Orders'

    def __init__(self, client=None):
        self.client = client or ZohoClient()

    def push(self, order):
        return self.client.insert_records(self.module, [order_record(order)], trigger=['workflow'])[0]

    def cancel(self, order_id, reason):
        self.client.update_record(self.module, order_id, {'Status': 'Cancelled'})
        self.add_note(order_id, 'Cancelled in the shop', reason)

    def add_note(self, order_id, title, text):
        body = {'data': [note_record(title, text)], 'trigger': []}
        try:
            self.client.request('POST', f'{self.module}/{order_id}/Notes', json=body)
        except ZohoError as error:
            log.warning('no note on %s: %s', order_id, error)

    def purge_drafts(self, ids):
        return self.client.delete_records(self.module, ids)
