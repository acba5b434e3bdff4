class PushOrderJob < ActiveJob::Base
  queue_as :crm

  def perform(order, cancelled: false)
    method = cancelled ? 'deleteRecords' : 'updateRecords'
    url = "https://crm.zoho.com/crm/private/xml/SalesOrders/#{method}"
    RestClient::Request.execute(
      method: :post,
      url: url,
      payload: { authtoken: Zoho::TOKEN, scope: 'crmapi', id: order.crm_id, xmlData: rows(order) },
      timeout: 20
    )
  end

  private

  def rows(order)
    <<-XML
      <SalesOrders><row no="1"><FL val="Status">#{order.status}</FL></row></SalesOrders>
    XML
  end
end
