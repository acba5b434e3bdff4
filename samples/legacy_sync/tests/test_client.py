import json
import os

import pytest

from quillsync.zoho import ZohoClient, ZohoError

AUTHTOKEN = 'YOUR_AUTH_TOKEN'
RECORDED = os.path.join(os.path.dirname(__file__), 'recorded')


class Session(object):
    """Answers from tests/recorded and remembers what was asked."""

    def __init__(self, name):
        with open(os.path.join(RECORDED, name)) as handle:
            self.body = json.load(handle)
        self.asked = []

    def get(self, url, params=None, timeout=None):
        self.asked.append((url, params))
        return self

    status_code = 200

    def json(self):
        return self.body


def test_one_row_comes_as_a_dict():
    session = Session('one_lead.json')
    client = ZohoClient(AUTHTOKEN, session)
    assert client.get_record('Leads', '1084000000105001')['Last Name'] == 'Moss'
    url, params = session.asked[0]
    assert url == 'https://crm.zoho.com/crm/private/json/Leads/getRecordById'
    assert params['authtoken'] == AUTHTOKEN
    assert params['scope'] == 'crmapi'


def test_no_data_is_an_empty_list():
    client = ZohoClient(AUTHTOKEN, Session('no_data.json'))
    assert client.get_records('Contacts') == []


def test_a_wrong_token_is_an_error():
    client = ZohoClient(AUTHTOKEN, Session('wrong_token.json'))
    with pytest.raises(ZohoError) as caught:
        client.get_records('Leads')
    assert caught.value.code == '4834'
