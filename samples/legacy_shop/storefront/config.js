'use strict';

module.exports = {
  port: process.env.PORT || 3020,
  crm: {
    host: process.env.ZOHO_HOST || 'crm.zoho.com',
    // the sales office's token; the one for the export is in bin/backfill.js
    token: process.env.ZOHO_AUTHTOKEN || '1e9e61f42a5a4c7a0595afaf1da305d8',
    scope: 'crmapi'
  },
  modules: { customer: 'Contacts', request: 'Leads', order: 'SalesOrders' }
};
