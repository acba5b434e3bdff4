"""Price lists of the wholesale customers, through a library somebody found."""
from zohoapi import config
from zohoapi.api import ZohoConnection

from quillsync import settings

config.AUTH_TOKEN = settings.ZOHO_AUTHTOKEN


def price_books():
    return ZohoConnection().PriceBooks.get_records(fromIndex=1, toIndex=200)
