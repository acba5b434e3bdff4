'use strict';

const axios = require('axios');
const config = require('../config');

const api = axios.create({
  baseURL: `https://${config.crm.host}/crm/private/json`,
  timeout: 8000,
  params: { authtoken: config.crm.token, scope: 'crmapi' }
});

const rowsOf = (answer, module) => {
  const { result } = answer.data.response;
  return result ? [].concat(result[module].row) : [];
};

exports.products = async (from = 1) => {
  const answer = await api.get('/Products/getRecords', { params: { fromIndex: from, toIndex: from + 199 } });
  return rowsOf(answer, 'Products');
};

exports.product = async (id) => rowsOf(await api.get('Products/getRecordById', { params: { id } }), 'Products');

exports.notesOf = async (module, id) => {
  const answer = await api.get('/Notes/getRelatedRecords', { params: { id, parentModule: module } });
  return rowsOf(answer, 'Notes');
};
