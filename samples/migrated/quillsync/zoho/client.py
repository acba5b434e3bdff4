"""The calls that we use, one Python method each."""
from quillsync import settings
from quillsync.zoho.base import BaseClient
from quillsync.zoho.errors import check_rows


class ZohoClient(BaseClient):

    def all_records(self, module, fields, changed_since=None, view=None):
        headers = {'If-Modified-Since': changed_since.isoformat()} if changed_since else {}
        params = {'fields': ','.join(fields), 'per_page': settings.ZOHO_PAGE}
        if view:
            params['cvid'] = view
        while True:
            body = self.request('GET', module, params=params, headers=headers)
            yield from body.get('data', [])
            info = body.get('info', {})
            if not info.get('more_records'):
                return
            params['page_token'] = info['next_page_token']

    def get_record(self, module, record_id):
        found = self.request('GET', f'{module}/{record_id}').get('data', [])
        return found[0] if found else None

    def insert_records(self, module, records, trigger=()):
        body = {'data': records, 'trigger': list(trigger)}
        return check_rows(self.request('POST', module, json=body))

    def update_record(self, module, record_id, record):
        body = {'data': [record], 'trigger': []}
        return check_rows(self.request('PUT', f'{module}/{record_id}', json=body))

    def delete_record(self, module, record_id):
        return check_rows(self.request('DELETE', f'{module}/{record_id}'))

    def delete_records(self, module, ids):
        return check_rows(self.request('DELETE', module, params={'ids': ','.join(ids)}))

    def search(self, module, **query):
        return self.request('GET', f'{module}/search', params=query).get('data', [])

    def related(self, module, record_id, related_list, fields):
        params = {'fields': ','.join(fields), 'per_page': settings.ZOHO_PAGE}
        return self.request('GET', f'{module}/{record_id}/{related_list}', params=params).get('data', [])
