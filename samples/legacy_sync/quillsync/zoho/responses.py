"""Reading what Zoho answers. Version 1 answers 200 whatever happened."""
from xml.etree import ElementTree as ET

NO_DATA = '4422'
DAILY_LIMIT = '4421'
ROW_ADDED, ROW_UPDATED, ROW_EXISTS = '2000', '2001', '2002'


class ZohoError(Exception):

    def __init__(self, code, message):
        super(ZohoError, self).__init__('%s: %s' % (code, message))
        self.code = code


def check(body):
    if not isinstance(body, dict):
        root = ET.fromstring(body)
        error = root.find('error')
        if error is not None:
            raise ZohoError(error.findtext('code'), error.findtext('message'))
        return root
    response = body['response']
    if 'error' in response:
        raise ZohoError(response['error']['code'], response['error']['message'])
    if 'nodata' in response:
        return {}
    return response['result']


def rows(result, module):
    """A list of dicts by label. One row alone comes as a dict, not as a list."""
    if not result:
        return []
    found = result[module]['row']
    if isinstance(found, dict):
        found = [found]
    return [_fields(row['FL']) for row in found]


def _fields(cells):
    if isinstance(cells, dict):
        cells = [cells]
    return dict((cell['val'], cell.get('content')) for cell in cells)


def created_ids(root):
    ids = []
    for detail in root.iter('recorddetail'):
        for field in detail.findall('FL'):
            if field.get('val') == 'Id':
                ids.append(field.text)
    return ids
