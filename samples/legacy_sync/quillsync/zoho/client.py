"""The methods of the API that we use, one Python method each."""
from quillsync import settings
from quillsync.zoho.base import BaseClient
from quillsync.zoho.payloads import build_rows
from quillsync.zoho.responses import created_ids, rows


class ZohoClient(BaseClient):

    def get_records(self, module, columns='All', first=1, changed_since=None):
        extra = {
            'selectColumns': columns,
            'fromIndex': first,
            'toIndex': first + settings.ZOHO_PAGE - 1,
        }
        if changed_since is not None:
            extra['lastModifiedTime'] = changed_since.strftime('%Y-%m-%d %H:%M:%S')
        return rows(self.read(module, 'getRecords', extra), module)

    def all_records(self, module, columns='All', changed_since=None):
        first = 1
        while True:
            page = self.get_records(module, columns, first, changed_since)
            for row in page:
                yield row
            if len(page) < settings.ZOHO_PAGE:
                return
            first += settings.ZOHO_PAGE

    def get_record(self, module, record_id):
        found = rows(self.read(module, 'getRecordById', {'id': record_id}), module)
        return found[0] if found else None

    def insert_records(self, module, records, trigger_workflow=False, duplicate_check=None):
        extra = {'version': '4'}
        if trigger_workflow:
            extra['wfTrigger'] = 'true'
        if duplicate_check:
            extra['duplicateCheck'] = duplicate_check
        return created_ids(self.write(module, 'insertRecords', build_rows(module, records), extra))

    def update_record(self, module, record_id, record):
        return self.write(module, 'updateRecords', build_rows(module, [record]), {'id': record_id})

    def delete_record(self, module, record_id):
        return self.read(module, 'deleteRecords', {'id': record_id})
