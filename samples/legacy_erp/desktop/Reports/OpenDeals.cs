using System;
using Quillmere.Desk.Crm;
using RestSharp;

namespace Quillmere.Desk.Reports
{
    /// <summary>The list that the sales office prints on Mondays.</summary>
    public class OpenDeals
    {
        private readonly RestClient client = new RestClient("https://crm.zoho.com/crm/private/");

        public string Page(int number, int size)
        {
            var request = new RestRequest("{format}/{module}/{method}", Method.GET);
            request.AddUrlSegment("format", "json");
            request.AddUrlSegment("module", nameof(CrmModule.Potentials));
            request.AddUrlSegment("method", "getMyRecords");
            request.AddParameter("authtoken", CrmAddresses.Token);
            request.AddParameter("scope", "crmapi");
            request.AddParameter("fromIndex", number * size + 1);
            request.AddParameter("toIndex", (number + 1) * size);
            return client.Execute(request).Content;
        }

        public string Fields()
        {
            var builder = new UriBuilder(CrmAddresses.For(CrmModule.Potentials, "getFields"));
            var query = System.Web.HttpUtility.ParseQueryString(string.Empty);
            query["authtoken"] = CrmAddresses.Token;
            query["scope"] = "crmapi";
            builder.Query = query.ToString();
            return new System.Net.WebClient().DownloadString(builder.Uri);
        }
    }
}
