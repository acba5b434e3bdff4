import json
import os

import pytest

from quillsync.zoho import ZohoClient, ZohoError

RECORDED = os.path.join(os.path.dirname(__file__), 'recorded')


class Session:
    """Answers from tests/recorded and remembers what was asked."""

    def __init__(self, name=None, status=200):
        self.status_code = status
        self.name = name
        self.asked = []

    def request(self, verb, url, headers=None, timeout=None, **options):
        self.asked.append((verb, url, headers, options))
        return self

    def json(self):
        with open(os.path.join(RECORDED, self.name), encoding='utf-8') as handle:
            return json.load(handle)


def client(session):
    return ZohoClient(lambda: '1000.test.token', session)


def test_the_token_is_in_the_header():
    session = Session('one_lead.json')
    assert client(session).get_record('Leads', '1084000000105001')['Last_Name'] == 'Moss'
    verb, url, headers, _ = session.asked[0]
    assert (verb, url) == ('GET', 'https://www.zohoapis.com/crm/v8/Leads/1084000000105001')
    assert headers['Authorization'] == 'Zoho-oauthtoken 1000.test.token'


def test_no_data_has_no_body():
    assert list(client(Session(status=204)).all_records('Contacts', ['Email'])) == []


def test_a_write_starts_no_workflow_unless_asked():
    session = Session('inserted.json', 201)
    assert client(session).insert_records('Leads', [{'Last_Name': 'Moss'}]) == ['1084000000105001']
    assert session.asked[0][3]['json']['trigger'] == []


def test_a_refused_field_is_an_error():
    with pytest.raises(ZohoError) as caught:
        client(Session('invalid_data.json', 400)).get_record('Leads', '12')
    assert caught.value.code == 'INVALID_DATA'
