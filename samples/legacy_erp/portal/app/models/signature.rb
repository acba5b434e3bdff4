# Signs links in e-mails. Nothing to do with the CRM.
class Signature
  SALT = '2425fbca9d003159a0f9d83b4e8f79e6'.freeze

  def self.of(path)
    Digest::MD5.hexdigest("#{SALT}#{path}")
  end
end
