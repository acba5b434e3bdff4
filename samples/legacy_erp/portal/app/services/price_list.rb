class PriceList
  include HTTParty
  base_uri 'https://crm.zoho.com/crm/private/json'
  default_params authtoken: 'f570a95208603bae5e76055b3d10c928', scope: 'crmapi'

  def self.current
    get('/PriceBooks/getRecords', query: { fromIndex: 1, toIndex: 200 })
  end

  def product(id)
    self.class.get("/Products/getRecordById", query: { id: id })
  end
end
