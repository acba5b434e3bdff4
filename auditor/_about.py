"""The distribution's name and version: the only place that knows what this build of the auditor is called."""

DISTRIBUTION = "zoho-v1-audit"
VERSION = "0.1.0"
DEFAULT_PACK = "zoho-crm-v1"
