<?php get_header(); ?>
<h1><?php the_title(); ?></h1>
<!-- posts to the CRM directly, for browsers without JavaScript -->
<form method="post" action="https://crm.zoho.com/crm/private/xml/Leads/insertRecords">
  <input type="hidden" name="authtoken" value="51f8c2e60b7d49a3e8d41f7a936b05cc">
  <input type="hidden" name="scope" value="crmapi">
  <input type="hidden" name="returnURL" value="<?= esc_url(home_url('/thanks')) ?>">
  <textarea name="xmlData"></textarea>
  <button><?php _e('Send me the catalogue'); ?></button>
</form>
<?php get_footer(); ?>
