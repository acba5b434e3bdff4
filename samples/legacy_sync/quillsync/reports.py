"""Figures for the sales office."""
import requests

from quillsync import settings
from quillsync.zoho.endpoints import URLS


class Report(object):

    template = 'https://crm.zoho.com/crm/private/json/{module}/{method}?{query}'
    query = 'authtoken={token}&scope=crmapi'.format(token=settings.ZOHO_AUTHTOKEN)

    def __init__(self, session=None):
        self.session = session or requests.session()

    def view(self, module, name, size=100):
        url = self.template.format(module=module, method='getCVRecords', query=self.query)
        return self.session.get(url, params={'cvName': name, 'toIndex': size}).json()

    def open_potentials(self):
        return self.view('Potentials', 'Open this season')

    def contacts_of(self, campaign_id):
        url = URLS['related']['Contacts'] + '/getRelatedRecords'
        params = {
            'authtoken': settings.ZOHO_AUTHTOKEN,
            'scope': 'crmapi',
            'parentModule': 'Campaigns',
            'id': campaign_id,
        }
        return self.session.get(url, params=params).json()

    def notes_of(self, order_id):
        url = '{}/getRelatedRecords?{}&parentModule=SalesOrders&id={}'.format(URLS['related']['Notes'], self.query, order_id)
        return self.session.get(url).json()

    def members_sent(self, campaign_id, xml):
        return self.session.post(
            'https://crm.zoho.com/crm/private/xml/Campaigns/updateRelatedRecords',
            data={
                'authtoken': settings.ZOHO_AUTHTOKEN,
                'scope': 'crmapi',
                'relatedModule': 'Contacts',
                'id': campaign_id,
                'xmlData': xml,
            },
        )
