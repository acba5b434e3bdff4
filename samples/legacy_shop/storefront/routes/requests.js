'use strict';

const superagent = require('superagent');
const { crm } = require('../config');

const BASE = 'https://crm.zoho.com/crm/private/xml/';

function call(path, fields) {
  return superagent
    .post(BASE + path)
    .type('form')
    .send(Object.assign({ authtoken: crm.token, scope: crm.scope, newFormat: 1 }, fields));
}

exports.catalogue = (req, res, next) => {
  const lead = `<Leads><row no="1"><FL val="Last Name">${req.body.name}</FL></row></Leads>`;
  call('Leads/insertRecords', { xmlData: lead, duplicateCheck: 1 }).then(() => res.sendStatus(201), next);
};

exports.convert = async (req, res, next) => {
  try {
    await call('Leads/convertLead', { leadId: req.params.id });
    res.sendStatus(204);
  } catch (error) {
    next(error);
  }
};
