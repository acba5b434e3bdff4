<?php
/*
Plugin Name: Quillmere Shop
Description: Catalogue requests, wholesale enquiries and orders, kept in step with the CRM.
Version: 2.3.1
*/

if (!defined('ABSPATH')) {
    exit;
}

require_once __DIR__ . '/includes/config.php';
require_once __DIR__ . '/includes/class-crm.php';
require_once __DIR__ . '/includes/class-leads.php';
require_once __DIR__ . '/includes/class-orders.php';
require_once __DIR__ . '/includes/wholesale.php';

add_action('quillmere_catalogue_request', 'quillmere_catalogue_request');
add_action('woocommerce_order_status_completed', array(new Quillmere_Orders(), 'paid'));

function quillmere_crm() {
    static $crm = null;
    if ($crm === null) {
        $crm = new Quillmere_Crm(get_option('quillmere_authtoken', QUILLMERE_AUTHTOKEN));
    }
    return $crm;
}

function quillmere_catalogue_request($request) {
    $leads = new Quillmere_Leads(quillmere_crm());
    if ($leads->known($request['email'])) {
        return;
    }
    $leads->add($request);
}
