class InvoicesController < ApplicationController
  before_action :authenticate_customer!

  def index
    @invoices = crm.get('Invoices/searchRecords', credentials.merge(criteria: "(Account Name:#{current_customer.account})"))
  end

  def show
    answer = crm.get do |req|
      req.url 'Invoices/getRecordById'
      req.params = credentials.merge(id: params[:id])
    end
    render json: answer.body
  end

  private

  def crm
    @crm ||= Faraday.new(url: 'https://crm.zoho.com/crm/private/json/')
  end

  def credentials
    { authtoken: Rails.application.secrets.zoho_token, scope: 'crmapi' }
  end
end
