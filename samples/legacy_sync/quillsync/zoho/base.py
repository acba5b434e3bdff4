"""What every call to Zoho needs. Modules and methods are named by the callers."""
import logging

import requests

from quillsync import settings
from quillsync.zoho.responses import check

log = logging.getLogger(__name__)


class BaseClient(object):

    base_url = settings.ZOHO_BASE_URL
    timeout = settings.ZOHO_TIMEOUT

    def __init__(self, authtoken=None, session=None):
        self.authtoken = authtoken or settings.ZOHO_AUTHTOKEN
        self.session = session or requests.Session()

    def _params(self, extra=None):
        params = {
            'authtoken': self.authtoken,
            'scope': settings.ZOHO_SCOPE,
            'newFormat': '1',
        }
        params.update(extra or {})
        return params

    def _url(self, module, method, fmt='json'):
        return '/'.join([self.base_url, fmt, module, method])

    def read(self, module, method, extra=None):
        response = self.session.get(
            self._url(module, method),
            params=self._params(extra),
            timeout=self.timeout,
        )
        log.debug('%s/%s -> %s', module, method, response.status_code)
        return check(response.json())

    def write(self, module, method, xml_data, extra=None):
        data = self._params(extra)
        data['xmlData'] = xml_data
        response = self.session.post(self._url(module, method, fmt='xml'), data=data, timeout=self.timeout)
        log.debug('%s/%s -> %s', module, method, response.status_code)
        return check(response.content)
