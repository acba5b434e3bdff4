<?php

/** Older than the client: talks to the CRM itself, the WordPress way. */
class Quillmere_Orders
{
    private $base = 'https://crm.zoho.com/crm/private/xml/';

    public function paid($order_id)
    {
        $contact = get_post_meta($order_id, '_quillmere_contact', true);
        $args = array('timeout' => 20, 'body' => array('scope' => 'crmapi', 'xmlData' => $this->note($order_id, $contact)));
        $args['body']['authtoken'] = get_option('quillmere_authtoken');
        $answer = wp_remote_post($this->base . 'Notes/insertRecords', $args);
        if (is_wp_error($answer)) {
            error_log('order ' . $order_id . ': ' . $answer->get_error_message());
        }
        $this->total($contact, $order_id);
        quillmere_crm()->attach('Contacts', $contact, quillmere_delivery_note($order_id));
    }

    private function total($contact, $order_id)
    {
        $url = add_query_arg(
            array('authtoken' => get_option('quillmere_authtoken'), 'scope' => 'crmapi', 'id' => $contact),
            $this->base . 'Contacts/updateRecords'
        );
        return wp_remote_post($url, array('body' => array('xmlData' => quillmere_total($order_id))));
    }

    public function history($contact)
    {
        $url = sprintf('%sPotentials/getRelatedRecords?parentModule=Contacts&id=%s&authtoken=%s&scope=crmapi',
            $this->base, $contact, get_option('quillmere_authtoken'));
        return simplexml_load_string(wp_remote_retrieve_body(wp_remote_get($url)));
    }

    private function note($order_id, $contact)
    {
        return <<<XML
<Notes><row no="1">
  <FL val="entityId">$contact</FL>
  <FL val="Note Title">Order $order_id</FL>
</row></Notes>
XML;
    }
}
