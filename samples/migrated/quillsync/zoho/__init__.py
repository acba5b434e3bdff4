from .client import ZohoClient
from .errors import ZohoError

__all__ = ['ZohoClient', 'ZohoError']
