"""What Zoho answers when something is wrong. The HTTP status says so."""

RATE_LIMIT = 'TOO_MANY_REQUESTS'
DUPLICATE = 'DUPLICATE_DATA'


class ZohoError(Exception):

    def __init__(self, code, message, status=None):
        super().__init__(f'{code}: {message}')
        self.code = code
        self.status = status


def check(response):
    """The parsed body; {} for an empty answer, which has no body to parse."""
    if response.status_code in (204, 304):
        return {}
    body = response.json()
    if response.status_code >= 400:
        raise ZohoError(body.get('code', response.status_code), body.get('message', ''), response.status_code)
    return body


def check_rows(body):
    """The ids of what was written. A batch may half succeed (207): then the first failure is raised."""
    ids = []
    for row in body['data']:
        if row['status'] != 'success':
            raise ZohoError(row['code'], row['message'])
        ids.append(row['details']['id'])
    return ids
