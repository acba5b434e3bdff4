using System.Collections.Generic;

namespace Quillmere.Desk.Crm
{
    public class Accounts { }

    public class Products { }

    /// <summary>One table of the CRM; its class has the name of the module.</summary>
    public abstract class Repository
    {
        protected readonly CrmClient Client = new CrmClient();

        protected string One(string module, string id)
        {
            return Client.Load(module, CrmAddresses.Methods.ById, new Dictionary<string, string> { { "id", id } });
        }

        public string All<T>()
        {
            return Client.Load(typeof(T).Name, "getRecords");
        }
    }

    public class AccountRepository : Repository
    {
        public string Find(string id)
        {
            return One("Accounts", id);
        }

        public void Rename(string id, string xml)
        {
            Client.Send("Accounts", CrmAddresses.Methods.Update, xml + "<!-- " + id + " -->", trigger: true);
        }
    }
}
