'use strict';

var https = require('https');
var qs = require('qs');

/**
 * A thin client for the CRM. Every method takes a callback (error, result).
 */
function Zoho(options) {
  options = options || {};
  this.host = options.host || 'crm.zoho.com';
  this.token = options.token;
  this.scope = options.scope || 'crmapi';
}

Zoho.prototype.list = function (module, params, done) {
  this._send('GET', module + '/getRecords', params, done);
};

Zoho.prototype.find = function (module, criteria, done) {
  this._send('GET', module + '/searchRecords', { criteria: criteria }, done);
};

Zoho.prototype.insert = function (module, rows, done) {
  this._send('POST', capitalised(module) + '/insertRecords', { xmlData: toXml(module, rows), newFormat: 1 }, done);
};

Zoho.prototype.update = function (module, id, row, done) {
  this._send('POST', capitalised(module) + '/updateRecords', { id: id, xmlData: toXml(module, [row]) }, done);
};

Zoho.prototype._send = function (verb, path, params, done) {
  params = params || {};
  params.authtoken = this.token;
  params.scope = this.scope;

  var request = https.request({
    host: this.host,
    path: '/crm/private/json/' + path + '?' + qs.stringify(params),
    method: verb
  }, function (response) {
    var body = '';
    response.on('data', function (chunk) { body += chunk; });
    response.on('end', function () { answered(body, done); });
  });
  request.on('error', done);
  request.end();
};

function capitalised(module) {
  return module.charAt(0).toUpperCase() + module.slice(1);
}

function toXml(module, rows) {
  return '<' + module + '>' + rows.map(function (row, index) {
    return '<row no="' + (index + 1) + '">' + Object.keys(row).map(function (label) {
      return '<FL val="' + label + '"><![CDATA[' + row[label] + ']]></FL>';
    }).join('') + '</row>';
  }).join('') + '</' + module + '>';
}

function answered(body, done) {
  var answer = JSON.parse(body).response;
  if (answer.nodata) {
    return done(null, []);
  }
  if (answer.error) {
    return done(new Error(answer.error.message));
  }
  done(null, answer.result);
}

module.exports = Zoho;
