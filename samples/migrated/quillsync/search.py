"""Looking people up before we create them a second time.

Search also finds what only contains the value, so everything found is compared again.
"""
from quillsync.zoho.client import ZohoClient

ESCAPED = str.maketrans({'(': r'\(', ')': r'\)', ',': r'\,', '\\': r'\\'})


def contact_by_email(email):
    found = ZohoClient().search('Contacts', email=email)
    return [row for row in found if (row.get('Email') or '').lower() == email.lower()]


def leads_like(name, postcode):
    criteria = f'((Last_Name:equals:{name.translate(ESCAPED)})and(Zip_Code:starts_with:{postcode}))'
    found = ZohoClient().search('Leads', criteria=criteria)
    return [row for row in found if row['Last_Name'].lower() == name.lower()]


def accounts_named(name):
    return ZohoClient().search('Accounts', word=name)
