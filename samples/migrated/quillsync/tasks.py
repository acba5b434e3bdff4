"""Celery tasks. Each one may run twice, so each one looks before it writes."""
from celery import Celery

from quillsync import search, settings
from quillsync.orders import OrderSync
from quillsync.zoho import ZohoClient, ZohoError
from quillsync.zoho.convert import convert_lead
from quillsync.zoho.errors import DUPLICATE, RATE_LIMIT
from quillsync.zoho.files import attach_packing_slip

app = Celery('quillsync', broker=settings.BROKER_URL)


@app.task(bind=True, max_retries=5)
def create_lead(self, signup):
    if search.leads_like(signup['last_name'], signup['postcode']):
        return None
    record = {
        'First_Name': signup.get('first_name'),
        'Last_Name': signup['last_name'],
        'Email': signup['email'],
        'Zip_Code': signup['postcode'],
        'Lead_Source': 'Catalogue request',
    }
    try:
        return ZohoClient().insert_records('Leads', [record], trigger=['workflow'])
    except ZohoError as error:
        if error.code == DUPLICATE:
            return None
        if error.code == RATE_LIMIT:
            raise self.retry(countdown=600)
        raise


@app.task
def update_contact(contact_id, address):
    ZohoClient().update_record('Contacts', contact_id, {
        'Mailing_Street': address['street'],
        'Mailing_City': address['city'],
        'Mailing_Zip': address['postcode'],
    })


@app.task
def place_order(order, slip_path):
    if order.get('lead_id'):
        order['contact_id'], _ = convert_lead(order['lead_id'], order['owner_id'], order)
    order_id = OrderSync().push(order)
    attach_packing_slip(order_id, slip_path)
    return order_id


@app.task
def forget_lead(lead_id):
    """A catalogue request was withdrawn."""
    ZohoClient().delete_record('Leads', lead_id)


@app.task
def pull_products(changed_since=None):
    fields = ['Product_Name', 'Product_Code', 'Unit_Price']
    for product in ZohoClient().all_records('Products', fields, changed_since):
        yield product['Product_Code'], product['Unit_Price']


@app.task
def customer_of(deal_id):
    deal = ZohoClient().get_record('Deals', deal_id)
    return deal and deal['Contact_Name']['id']
