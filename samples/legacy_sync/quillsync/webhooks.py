"""What the shop calls: sign-ups, address changes, paid and cancelled orders."""
import hashlib
import hmac

from flask import Flask, abort, jsonify, request

from quillsync import search, settings, tasks
from quillsync.orders import OrderSync

app = Flask(__name__)


@app.before_request
def signed():
    expected = hmac.new(settings.SHOP_WEBHOOK_KEY.encode(), request.data, hashlib.md5).hexdigest()
    if not hmac.compare_digest(expected, request.headers.get('X-Shop-Signature', '')):
        abort(403)


@app.route('/signup', methods=['POST'])
def signup():
    tasks.create_lead.delay(request.get_json())
    return '', 202


@app.route('/address', methods=['POST'])
def address():
    change = request.get_json()
    for contact in search.contact_by_email(change['email']):
        tasks.update_contact.delay(contact['CONTACTID'], change)
    return '', 202


@app.route('/order/paid', methods=['POST'])
def paid():
    order = request.get_json()
    result = tasks.place_order.delay(order, '/srv/shop/slips/%s.pdf' % order['number'])
    return jsonify(task=result.id), 202


@app.route('/order/<order_id>/cancelled', methods=['POST'])
def cancelled(order_id):
    OrderSync().cancel(order_id, request.get_json().get('reason', ''))
    return '', 204
