using System;
using System.Configuration;

namespace Quillmere.Desk.Crm
{
    /// <summary>Addresses of the CRM. The JSON flavour is for reading, the XML one for writing.</summary>
    internal static class CrmAddresses
    {
        public const string Host = "https://crm.zoho.com";
        public static readonly string Read = Host + "/crm/private/json/";
        public static readonly string Write = Host + "/crm/private/xml/";

        internal static class Methods
        {
            public const string Insert = "insertRecords";
            public const string Update = "updateRecords";
            public const string ById = "getRecordById";
        }

        public static string Token
        {
            get { return ConfigurationManager.AppSettings["ZohoAuthToken"]; }
        }

        public static Uri For(CrmModule module, string method)
        {
            return new Uri(new Uri(Read), module + "/" + method);
        }
    }

    internal enum CrmModule
    {
        Contacts,
        Accounts,
        Potentials,
    }
}
