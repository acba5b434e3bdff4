/** The open Potentials in the sheet of the sales office; runs every morning. */
function refreshPotentials() {
  var token = PropertiesService.getScriptProperties().getProperty('ZOHO_AUTHTOKEN');
  var url = 'https://crm.zoho.com/crm/private/json/Potentials/getRecords'
    + '?authtoken=' + token + '&scope=crmapi&selectColumns=Potentials(Potential Name,Amount,Stage)';
  var answer = JSON.parse(UrlFetchApp.fetch(encodeURI(url)).getContentText());
  var rows = answer.response.result.Potentials.row.map(function (row) {
    return row.FL.map(function (field) { return field.content; });
  });
  SpreadsheetApp.getActive().getSheetByName('Potentials').getRange(2, 1, rows.length, 4).setValues(rows);
}
