"""Price lists of the wholesale customers."""
from quillsync.zoho.client import ZohoClient


def price_books():
    return list(ZohoClient().all_records('Price_Books', ['Price_Book_Name', 'Active', 'Pricing_Details']))
