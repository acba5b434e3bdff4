"""Looking people up before we create them a second time."""
import requests

from quillsync import settings
from quillsync.zoho.responses import check, rows

SEARCH_COLUMNS = 'Contacts(CONTACTID,First Name,Last Name,Email,Mailing Zip)'


def _get(url):
    return check(requests.get(url, timeout=settings.ZOHO_TIMEOUT).json())


def contact_by_email(email):
    url = (settings.ZOHO_BASE_URL + '/json/Contacts/getSearchRecordsByPDC'
           + '?authtoken=' + settings.ZOHO_AUTHTOKEN
           + '&scope=crmapi&newFormat=1'
           + '&selectColumns=' + SEARCH_COLUMNS
           + '&searchColumn=email&searchValue=' + email)
    return rows(_get(url), 'Contacts')


def leads_like(name, postcode):
    criteria = '((Last Name:{0})AND(Zip Code:{1}*))'.format(name, postcode)
    url = 'https://{host}/crm/private/json/Leads/searchRecords?authtoken={token}&scope=crmapi&criteria={criteria}'.format(
        host=settings.ZOHO_HOST, token=settings.ZOHO_AUTHTOKEN, criteria=criteria)
    return rows(_get(url), 'Leads')


def accounts_named(name):
    """Old style search, e.g. .../crm/private/json/Accounts/getSearchRecords?searchCondition=(Account Name|contains|*fern*)"""
    url = "%s/json/%s/getSearchRecords?authtoken=%s&scope=crmapi&selectColumns=All&searchCondition=%s" % (
        settings.ZOHO_BASE_URL, 'Accounts', settings.ZOHO_AUTHTOKEN, '(Account Name|contains|*%s*)' % name)
    return rows(_get(url), 'Accounts')
