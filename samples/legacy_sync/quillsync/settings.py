# -*- coding: utf-8 -*-
"""Settings of the shop -> CRM synchronisation.

Everything can be overridden from the environment; the defaults are those of
the shop server.
"""
import os

DEBUG = os.environ.get('QUILLSYNC_DEBUG') == '1'

# -- shop -----------------------------------------------------------------

SHOP_DSN = os.environ.get('SHOP_DSN', 'postgresql://shop@localhost/quillmere')
SHOP_WEBHOOK_KEY = os.environ.get('SHOP_WEBHOOK_KEY', '')
BROKER_URL = os.environ.get('BROKER_URL', 'redis://localhost:6379/2')

# -- Zoho CRM -------------------------------------------------------------

ZOHO_HOST = os.environ.get('ZOHO_HOST', 'crm.zoho.com')
ZOHO_BASE_URL = 'https://' + ZOHO_HOST + '/crm/private'
# ZOHO_AUTHTOKEN = '01f9b40eae16c1c3598ef5c038c9f06f'  # until the move to the new server
ZOHO_AUTHTOKEN = os.environ.get('ZOHO_AUTHTOKEN', '2bf5e2f7915cf7ac2da13bbe200ee857')
ZOHO_SCOPE = 'crmapi'
ZOHO_PAGE = 200
ZOHO_TIMEOUT = 45

# -- Zoho Books -----------------------------------------------------------

BOOKS_ORGANIZATION = '60941277'
BOOKS_AUTHTOKEN = os.getenv('BOOKS_AUTHTOKEN', '4g6wp91oce62ypbkl95qdylcldf66riw')
