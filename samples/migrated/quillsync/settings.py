"""Settings of the shop -> CRM synchronisation. Secrets come from the environment and have no default."""
import os

DEBUG = os.environ.get('QUILLSYNC_DEBUG') == '1'

# -- shop -----------------------------------------------------------------

SHOP_DSN = os.environ.get('SHOP_DSN', 'postgresql://shop@localhost/quillmere')
SHOP_WEBHOOK_KEY = os.environ.get('SHOP_WEBHOOK_KEY', '')
BROKER_URL = os.environ.get('BROKER_URL', 'redis://localhost:6379/2')

# -- Zoho -----------------------------------------------------------------

ZOHO_ACCOUNTS_URL = os.environ.get('ZOHO_ACCOUNTS_URL', 'https://accounts.zoho.com')
ZOHO_API_DOMAIN = os.environ.get('ZOHO_API_DOMAIN', 'https://www.zohoapis.com')
ZOHO_CLIENT_ID = os.environ.get('ZOHO_CLIENT_ID', '')
ZOHO_CLIENT_SECRET = os.environ.get('ZOHO_CLIENT_SECRET', '')
ZOHO_REFRESH_TOKEN = os.environ.get('ZOHO_REFRESH_TOKEN', '')
ZOHO_PAGE = 200
ZOHO_TIMEOUT = 45

BOOKS_ORGANIZATION = '60941277'
