# A model that has a twin in the CRM.
module CrmRecord
  extend ActiveSupport::Concern

  def crm_row
    fetch('getRecordById', id: crm_id)
  end

  def forget!
    fetch('deleteRecords', id: crm_id)
  end

  private

  def fetch(method, params)
    HTTParty.get("#{Zoho::ROOT}/json/#{crm_section}/#{method}", query: params.merge(authtoken: Zoho::TOKEN, scope: 'crmapi'))
  end
end
