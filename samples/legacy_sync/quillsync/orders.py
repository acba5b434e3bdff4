"""Shop orders -> SalesOrders.

Older than quillsync.zoho, which is why it talks to Zoho itself.
"""
import logging

import requests

from quillsync import settings
from quillsync.zoho.payloads import build_order, note
from quillsync.zoho.responses import ZohoError, check, created_ids

log = logging.getLogger(__name__)


class OrderSync(object):

    url = 'https://crm.zoho.com/crm/private/xml/'
    module = 'SalesOrders'
    token = settings.ZOHO_AUTHTOKEN

    def defaults(self, **extra):
        params = dict(authtoken=self.token, scope='crmapi')
        params.update(extra)
        return params

    def push(self, order):
        data = self.defaults(newFormat='1', wfTrigger='true', xmlData=build_order(order))
        response = requests.post(self.url + self.module + '/insertRecords', data=data)
        return created_ids(check(response.content))[0]

    def cancel(self, order_id, reason):
        xml = '<SalesOrders><row no="1"><FL val="Status">Cancelled</FL></row></SalesOrders>'
        response = requests.post(
            self.url + self.module + '/updateRecords',
            data=self.defaults(id=order_id, xmlData=xml),
        )
        check(response.content)
        self.add_note(order_id, 'Cancelled in the shop', reason)

    def add_note(self, order_id, title, text):
        try:
            response = requests.post(self.url + 'Notes/insertRecords', data=self.defaults(xmlData=note(order_id, title, text)))
            check(response.content)
        except ZohoError as error:
            log.warning('no note on %s: %s', order_id, error)

    def purge_drafts(self, ids):
        response = requests.get(self.url.replace('/xml/', '/json/') + self.module + '/deleteRecords',
                                params=self.defaults(idlist=';'.join(ids)))
        return check(response.json())
