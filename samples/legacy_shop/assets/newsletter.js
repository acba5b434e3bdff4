/* The sign-up box at the foot of every page. */
(function ($) {
  'use strict';

  var CRM = 'https://crm.zoho.com/crm/private/json/Leads/insertRecords';

  function row(email) {
    return '<Leads><row no="1"><FL val="Email">' + email + '</FL><FL val="Lead Source">Newsletter</FL></row></Leads>';
  }

  $('#newsletter').on('submit', function (event) {
    event.preventDefault();
    $.ajax({
      url: CRM,
      type: 'POST',
      data: { authtoken: 'b25d444b2bc9e7825f0f2830e8376981', scope: 'crmapi', xmlData: row($('#newsletter-email').val()) },
      success: function () { $('#newsletter').text('Thank you!'); }
    });
  });
})(jQuery);
