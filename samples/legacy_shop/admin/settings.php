<?php

function quillmere_new_token($email, $password) {
    $answer = wp_remote_post('https://accounts.zoho.com/apiauthtoken/nb/create', array('body' => array(
        'SCOPE' => 'ZohoCRM/crmapi',
        'EMAIL_ID' => $email,
        'PASSWORD' => $password,
    )));
    if (preg_match('/AUTHTOKEN=([0-9a-f]+)/', wp_remote_retrieve_body($answer), $found)) {
        update_option('quillmere_authtoken', $found[1]);
        return true;
    }
    return false;
}

if (isset($_POST['email'])) {
    check_admin_referer('quillmere');
    $made = quillmere_new_token($_POST['email'], $_POST['password']);
}
$fields = quillmere_crm()->call('Leads', 'getFields');
?>
<div class="wrap">
  <h1><?php _e('Quillmere CRM'); ?></h1>
  <?php if (isset($made)): ?>
    <p class="notice"><?= $made ? 'A new token was made.' : 'The CRM refused.' ?></p>
  <?php endif; ?>
  <form method="post">
    <?php wp_nonce_field('quillmere'); ?>
    <input type="email" name="email">
    <input type="password" name="password">
    <button><?php _e('Make a new token'); ?></button>
  </form>
  <p><?= count($fields) ?> fields in Leads.</p>
</div>
