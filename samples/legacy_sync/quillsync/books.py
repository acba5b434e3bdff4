"""Invoices live in Zoho Books, which has an API and a token of its own."""
import requests

from quillsync import settings

BOOKS = 'https://books.zoho.com/api/v3'


def invoice_for(order_number):
    response = requests.get(BOOKS + '/invoices', params={
        'authtoken': settings.BOOKS_AUTHTOKEN,
        'organization_id': settings.BOOKS_ORGANIZATION,
        'reference_number': order_number,
    })
    return response.json()['invoices']


def mark_sent(invoice_id):
    response = requests.post(
        '%s/invoices/%s/status/sent' % (BOOKS, invoice_id),
        headers={'Authorization': 'Zoho-authtoken ' + settings.BOOKS_AUTHTOKEN},
        data={'organization_id': settings.BOOKS_ORGANIZATION},
    )
    return response.ok
