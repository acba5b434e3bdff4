#!/usr/bin/env python
"""Make a new authtoken for the sync user and print it.

    python bin/mint_token.py [password]
"""
import sys

import requests

MINT_URL = 'https://accounts.zoho.com/apiauthtoken/nb/create'
EMAIL = 'crm-sync@quillmere.example'
PASSWORD = 'marrow-Trellis-1907'


def mint(password=PASSWORD):
    response = requests.post(MINT_URL, data={
        'SCOPE': 'ZohoCRM/crmapi',
        'EMAIL_ID': EMAIL,
        'PASSWORD': password,
        'DISPLAY_NAME': 'quillsync',
    })
    answer = dict(line.split('=', 1) for line in response.text.splitlines() if '=' in line)
    if answer.get('RESULT') != 'TRUE':
        raise SystemExit('Zoho says %s' % answer.get('CAUSE', response.text))
    return answer['AUTHTOKEN']


if __name__ == '__main__':
    print(mint(*sys.argv[1:2]))
