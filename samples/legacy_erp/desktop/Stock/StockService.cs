using System.Collections.Generic;
using System.Configuration;
using System.Net.Http;
using System.Threading.Tasks;

namespace Quillmere.Desk.Stock
{
    /// <summary>Our own stock service: how many bags of which seed lie where.</summary>
    public class StockService
    {
        private const string Checksum = "9e107d9d372bb6826bd81d3542a419d6";
        private readonly string root = ConfigurationManager.AppSettings["StockService"];
        private readonly HttpClient http = new HttpClient();

        public Task<string> Bags(string article)
        {
            return http.GetStringAsync($"{root}private/json/bags/{article}?sum={Checksum}");
        }

        public Task Book(string article, int bags)
        {
            var form = new Dictionary<string, string> { ["article"] = article, ["bags"] = bags.ToString() };
            return http.PostAsync(root + "private/json/bookings", new FormUrlEncodedContent(form));
        }
    }
}
