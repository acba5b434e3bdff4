class SupportCase < ActiveRecord::Base
  include CrmRecord

  validates :subject, presence: true

  def crm_section
    'Cases'
  end

  def refresh!
    update!(status: crm_row['response']['result']['Cases']['row']['FL'])
  end

  def erase!
    fetch('deleteRecords', id: crm_id)
    destroy!
  end
end
