#!/usr/bin/env python3
"""Turn the grant token of a Self Client into a refresh token and print it, once, for the secret store.

    python bin/grant.py GRANT_TOKEN
"""
import sys

import requests

from quillsync import settings


def refresh_token(grant):
    response = requests.post(settings.ZOHO_ACCOUNTS_URL + '/oauth/v2/token', timeout=settings.ZOHO_TIMEOUT, data={
        'grant_type': 'authorization_code',
        'client_id': settings.ZOHO_CLIENT_ID,
        'client_secret': settings.ZOHO_CLIENT_SECRET,
        'code': grant,
    })
    body = response.json()
    if 'refresh_token' not in body:
        raise SystemExit('Zoho says %s' % body.get('error', response.text))
    return body['refresh_token']


if __name__ == '__main__':
    print(refresh_token(sys.argv[1]))
