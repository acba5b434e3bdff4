"""Celery tasks. Each one may run twice, so each one looks before it writes."""
from celery import Celery

from quillsync import search, settings
from quillsync.orders import OrderSync
from quillsync.zoho import ZohoClient, ZohoError
from quillsync.zoho.convert import convert_lead
from quillsync.zoho.files import attach_packing_slip
from quillsync.zoho.responses import DAILY_LIMIT

app = Celery('quillsync', broker=settings.BROKER_URL)


@app.task(bind=True, max_retries=5)
def create_lead(self, signup):
    client = ZohoClient()
    if search.leads_like(signup['last_name'], signup['postcode']):
        return None
    record = {
        'First Name': signup.get('first_name'),
        'Last Name': signup['last_name'],
        'Email': signup['email'],
        'Zip Code': signup['postcode'],
        'Lead Source': 'Catalogue request',
    }
    try:
        return client.insert_records('Leads', [record], trigger_workflow=True, duplicate_check='1')
    except ZohoError as error:
        if error.code == DAILY_LIMIT:
            raise self.retry(countdown=3600)
        raise


@app.task
def update_contact(contact_id, address):
    client = ZohoClient()
    client.update_record('Contacts', contact_id, {
        'Mailing Street': address['street'],
        'Mailing City': address['city'],
        'Mailing Zip': address['postcode'],
    })


@app.task
def place_order(order, slip_path):
    if order.get('lead_id'):
        order['contact_id'], _ = convert_lead(order['lead_id'], order['owner'], order)
    order_id = OrderSync().push(order)
    attach_packing_slip(order_id, slip_path)
    return order_id


@app.task
def forget_lead(lead_id):
    """A catalogue request was withdrawn."""
    ZohoClient().delete_record('Leads', lead_id)


@app.task
def pull_products(changed_since=None):
    client = ZohoClient()
    for product in client.all_records('Products', 'Products(Product Name,Product Code,Unit Price)', changed_since):
        yield product['Product Code'], product['Unit Price']


@app.task
def customer_of(potential_id):
    potential = ZohoClient().get_record('Potentials', potential_id)
    return potential and potential['CONTACTID']
