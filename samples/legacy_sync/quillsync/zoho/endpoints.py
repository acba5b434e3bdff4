"""Addresses that do not go through the client (files, conversion, related lists)."""

PROTOCOL = 'https'
DOMAIN = 'crm.zoho.com'
ROOT = '{}://{}/crm/private'.format(PROTOCOL, DOMAIN)

UPLOAD_URL = ROOT + '/json/%(module)s/uploadFile'
CONVERT_URL = ROOT + '/xml/Leads/convertLead'

URLS = {
    'files': {
        'download': 'https://crm.zoho.com/crm/private/json/SalesOrders/downloadFile',
        'delete': 'https://crm.zoho.com/crm/private/json/SalesOrders/deleteFile',
    },
    'related': {
        'Contacts': ROOT + '/json/Contacts',
        'Notes': ROOT + '/json/Notes',
    },
}
