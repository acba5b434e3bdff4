<?php

function quillmere_wholesale_url($action, $module) {
    switch ($action) {
        case 'find':
            $url = QUILLMERE_CRM . '/json/' . $module . '/getSearchRecordsByPDC';
            break;
        case 'drop':
            $url = QUILLMERE_CRM . '/xml/' . $module . '/deleteRecords';
            break;
        default:
            $url = '';
    }
    return $url . '?scope=crmapi&authtoken=' . QUILLMERE_AUTHTOKEN;
}

function quillmere_wholesale_account($name) {
    $url = quillmere_wholesale_url('find', 'Accounts') . '&searchColumn=accountname&searchValue=' . urlencode($name);
    return json_decode(file_get_contents($url), true);
}

function quillmere_wholesale_forget($id) {
    return file_get_contents(quillmere_wholesale_url('drop', 'Accounts') . '&id=' . $id);
}

function quillmere_wholesale_enquiry($enquiry) {
    $context = stream_context_create(array('http' => array(
        'method' => 'POST',
        'header' => "Content-Type: application/x-www-form-urlencoded\r\n",
        'content' => http_build_query(array(
            'authtoken' => QUILLMERE_AUTHTOKEN,
            'scope' => 'crmapi',
            'xmlData' => $enquiry['xml'],
        )),
    )));
    return file_get_contents(QUILLMERE_CRM . '/xml/Accounts/insertRecords', false, $context);
}

$quillmere_books = 'https://books.zoho.com/api/v3/invoices';

function quillmere_invoices($organisation) {
    global $quillmere_books;
    $token = 'd3f60a9817c24be5a0916fd84c73e25b';
    return json_decode(file_get_contents("$quillmere_books?authtoken=$token&organization_id=$organisation"), true);
}
