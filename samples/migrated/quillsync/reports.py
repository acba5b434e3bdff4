"""Figures for the sales office."""
from quillsync.zoho.client import ZohoClient

DEAL_FIELDS = ['Deal_Name', 'Account_Name', 'Stage', 'Amount', 'Closing_Date']


class Report:

    def __init__(self, client=None):
        self.client = client or ZohoClient()

    def view(self, module, name, fields):
        """The records of a custom view, found by its name."""
        views = self.client.request('GET', 'settings/custom_views', params={'module': module})
        for view in views.get('custom_views', []):
            if view['name'] == name:
                return list(self.client.all_records(module, fields, view=view['id']))
        raise LookupError(name)

    def open_deals(self):
        return self.view('Deals', 'Open this season', DEAL_FIELDS)

    def contacts_of(self, campaign_id):
        return self.client.related('Campaigns', campaign_id, 'Contacts', ['Last_Name', 'Email'])

    def notes_of(self, order_id):
        return self.client.related('Sales_Orders', order_id, 'Notes', ['Note_Title', 'Note_Content'])

    def members_sent(self, campaign_id, contact_ids):
        rows = [{'id': contact, 'Member_Status': 'Sent'} for contact in contact_ids]
        return self.client.request('PUT', f'Campaigns/{campaign_id}/Contacts', json={'data': rows})
