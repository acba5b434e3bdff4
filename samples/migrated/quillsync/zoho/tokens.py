"""Access tokens: made from the refresh token, kept in Redis, shared by all workers."""
import redis
import requests

from quillsync import settings
from quillsync.zoho.errors import ZohoError

KEY = 'quillsync:zoho:access'
MARGIN = 300

store = redis.Redis.from_url(settings.BROKER_URL)


def _refresh():
    response = requests.post(
        f'{settings.ZOHO_ACCOUNTS_URL}/oauth/v2/token',
        data={
            'grant_type': 'refresh_token',
            'client_id': settings.ZOHO_CLIENT_ID,
            'client_secret': settings.ZOHO_CLIENT_SECRET,
            'refresh_token': settings.ZOHO_REFRESH_TOKEN,
        },
        timeout=settings.ZOHO_TIMEOUT,
    )
    body = response.json()
    if 'access_token' not in body:
        # over the limit the accounts server answers 200 all the same
        raise ZohoError(body.get('error', 'no_token'), body.get('error_description', ''), response.status_code)
    return body['access_token'], int(body.get('expires_in', 3600))


def access_token():
    cached = store.get(KEY)
    if cached:
        return cached.decode()
    with store.lock(KEY + ':lock', timeout=60):
        cached = store.get(KEY)
        if cached:
            return cached.decode()
        token, seconds = _refresh()
        store.set(KEY, token, ex=max(seconds - MARGIN, 60))
        return token


def forget():
    store.delete(KEY)
