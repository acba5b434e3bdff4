"""xmlData: the only way in which version 1 takes records."""
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

NOTE_TEMPLATE = (
    '<Notes><row no="1">'
    '<FL val="entityId">{entity}</FL>'
    '<FL val="Note Title">{title}</FL>'
    '<FL val="Note Content">{content}</FL>'
    '</row></Notes>'
)

POTENTIAL_OPTIONS = """<Potentials>
<row no="1">
<option val="createPotential">%(create)s</option>
<option val="assignTo">%(owner)s</option>
<option val="notifyLeadOwner">true</option>
<option val="notifyNewEntityOwner">false</option>
</row>
<row no="2">
<FL val="Potential Name">%(name)s</FL>
<FL val="Closing Date">%(closing)s</FL>
<FL val="Potential Stage">Order received</FL>
<FL val="Amount">%(amount)s</FL>
</row>
</Potentials>"""


def build_rows(module, records):
    """[{'Last Name': 'Moss'}] -> <Leads><row no="1"><FL val="Last Name">Moss</FL></row></Leads>"""
    root = ET.Element(module)
    for number, record in enumerate(records, 1):
        row = ET.SubElement(root, 'row', no=str(number))
        for label, value in sorted(record.items()):
            if value is None:
                continue
            ET.SubElement(row, 'FL', val=label).text = u'%s' % value
    return ET.tostring(root)


def build_order(order):
    row = ET.Element('row', no='1')
    for label, value in (
        ('Subject', 'Web order %s' % order['number']),
        ('CONTACTID', order['contact_id']),
        ('Status', 'Created'),
        ('Grand Total', order['total']),
    ):
        ET.SubElement(row, 'FL', val=label).text = str(value)
    details = ET.SubElement(row, 'FL', val='Product Details')
    for number, line in enumerate(order['lines'], 1):
        product = ET.SubElement(details, 'product', no=str(number))
        ET.SubElement(product, 'FL', val='Product Id').text = line['product_id']
        ET.SubElement(product, 'FL', val='Quantity').text = str(line['quantity'])
    root = ET.Element('SalesOrders')
    root.append(row)
    return ET.tostring(root)


def note(entity, title, content):
    return NOTE_TEMPLATE.format(entity=entity, title=escape(title), content=escape(content))
