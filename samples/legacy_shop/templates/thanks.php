<?php get_header(); ?>
<h1>Thank you</h1>
<p>The catalogue leaves with the next parcel. <a href="<?= esc_url(home_url('/')) ?>">Back to the seeds</a></p>
<?php get_footer(); ?>
