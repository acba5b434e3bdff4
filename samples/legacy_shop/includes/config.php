<?php

define('QUILLMERE_CRM', 'https://crm.zoho.com/crm/private');
define('QUILLMERE_SCOPE', 'crmapi');

if (!defined('QUILLMERE_AUTHTOKEN')) {
    define('QUILLMERE_AUTHTOKEN', '9a4e7c30d15b82f66e0d93ab57c1f428');
}

// before the move to the new host:
// define('QUILLMERE_AUTHTOKEN', 'e07b52c9f3a84d1196c5e2d0783fba14');
