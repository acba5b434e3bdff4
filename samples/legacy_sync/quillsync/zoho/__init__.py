from .client import ZohoClient
from .responses import ZohoError

__all__ = ['ZohoClient', 'ZohoError']
