using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Web;

namespace Quillmere.Desk.Crm
{
    public partial class CrmClient
    {
        private readonly string token;

        public CrmClient() : this(CrmAddresses.Token) { }

        public CrmClient(string token)
        {
            this.token = token;
        }

        /// <summary>Writing: everything goes into the form.</summary>
        public string Send(string module, string method, string xml, bool trigger = false)
        {
            var form = new StringBuilder();
            form.AppendFormat("authtoken={0}&scope={1}", token, "crmapi");
            if (trigger)
                form.Append("&wfTrigger=true");
            form.Append("&newFormat=1").Append("&xmlData=").Append(HttpUtility.UrlEncode(xml));

            var request = (HttpWebRequest)WebRequest.Create(CrmAddresses.Write + module + "/" + method);
            request.Method = "POST";
            request.ContentType = "application/x-www-form-urlencoded";
            byte[] body = Encoding.UTF8.GetBytes(form.ToString());
            request.ContentLength = body.Length;
            using (Stream stream = request.GetRequestStream())
            {
                stream.Write(body, 0, body.Length);
            }
            using (var reader = new StreamReader(request.GetResponse().GetResponseStream()))
            {
                return reader.ReadToEnd();
            }
        }

        /// <summary>Reading: everything goes into the address.</summary>
        public string Load(string module, string method, IDictionary<string, string> more = null)
        {
            var query = new Dictionary<string, string> { { "authtoken", token }, { "scope", "crmapi" } };
            foreach (var pair in more ?? new Dictionary<string, string>())
                query[pair.Key] = pair.Value;
            var text = string.Join("&", query.Select(pair => pair.Key + "=" + HttpUtility.UrlEncode(pair.Value)));
            using (var client = new WebClient { Encoding = Encoding.UTF8 })
            {
                return client.DownloadString($"{CrmAddresses.Read}{module}/{method}?{text}");
            }
        }
    }
}
