require 'ruby_zoho'

# Points for customers who brought others.
class Loyalty
  def friends_of(customer)
    RubyZoho::Crm::Lead.find_by_lead_source("friend of #{customer.number}")
  end

  def thank(customer)
    contact = RubyZoho::Crm::Contact.find_by_email(customer.email).first
    RubyZoho::Crm::Contact.update(id: contact.id, description: 'thanked')
  end
end
