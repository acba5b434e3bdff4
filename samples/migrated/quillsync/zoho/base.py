"""What every call to Zoho needs: host, header, one new try with a fresh token."""
import logging

import requests

from quillsync import settings
from quillsync.zoho import tokens
from quillsync.zoho.errors import check

log = logging.getLogger(__name__)


class BaseClient:

    timeout = settings.ZOHO_TIMEOUT

    def __init__(self, access_token=tokens.access_token, session=None):
        self.access_token = access_token
        self.session = session or requests.Session()

    def _headers(self):
        return {'Authorization': f'Zoho-oauthtoken {self.access_token()}'}

    def request(self, verb, path, **options):
        url = f'{settings.ZOHO_API_DOMAIN}/crm/v8/{path}'
        headers = {**self._headers(), **options.pop('headers', {})}
        response = self.session.request(verb, url, headers=headers, timeout=self.timeout, **options)
        if response.status_code == 401:
            tokens.forget()
            headers.update(self._headers())
            response = self.session.request(verb, url, headers=headers, timeout=self.timeout, **options)
        log.debug('%s %s -> %s', verb, path, response.status_code)
        return check(response)
