"""Invoices live in Zoho Books, which takes the same OAuth tokens."""
import requests

from quillsync import settings
from quillsync.zoho import tokens

BOOKS = settings.ZOHO_API_DOMAIN + '/books/v3'


def _headers():
    return {'Authorization': 'Zoho-oauthtoken %s' % tokens.access_token()}


def invoice_for(order_number):
    response = requests.get(BOOKS + '/invoices', headers=_headers(), timeout=settings.ZOHO_TIMEOUT, params={
        'organization_id': settings.BOOKS_ORGANIZATION,
        'reference_number': order_number,
    })
    return response.json()['invoices']


def mark_sent(invoice_id):
    response = requests.post(
        f'{BOOKS}/invoices/{invoice_id}/status/sent',
        headers=_headers(),
        timeout=settings.ZOHO_TIMEOUT,
        params={'organization_id': settings.BOOKS_ORGANIZATION},
    )
    return response.ok
