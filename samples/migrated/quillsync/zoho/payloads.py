"""Records as Zoho takes them: JSON objects by field API name."""


def order_record(order):
    return {
        'Subject': f'Web order {order["number"]}',
        'Contact_Name': {'id': order['contact_id']},
        'Status': 'Created',
        'Ordered_Items': [
            {'Product_Name': {'id': line['product_id']}, 'Quantity': line['quantity']}
            for line in order['lines']
        ],
    }


def deal_record(order, closing):
    return {
        'Deal_Name': f'Web order {order["number"]}',
        'Closing_Date': closing.isoformat(),
        'Stage': 'Order received',
        'Pipeline': 'Web shop',
        'Amount': order['total'],
    }


def note_record(title, content):
    return {'Note_Title': title, 'Note_Content': content}
