class Documents
  LIST = '/crm/private/json/%{section}/getRelatedRecords'.freeze

  def initialize
    @http = Net::HTTP.new('crm.zoho.com', 443)
    @http.use_ssl = true
  end

  def of_order(id)
    path = format(LIST, section: 'Attachments')
    path << '?' << { authtoken: Zoho::TOKEN, scope: 'crmapi', id: id, parentModule: 'SalesOrders' }.to_query
    @http.get(path)
  end

  def remove(id)
    request = Net::HTTP::Post.new('/crm/private/xml/SalesOrders/deleteFile')
    request.set_form_data(authtoken: Zoho::TOKEN, scope: 'crmapi', id: id)
    @http.request(request)
  end
end
