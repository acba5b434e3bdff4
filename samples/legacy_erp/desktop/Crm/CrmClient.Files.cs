using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;

namespace Quillmere.Desk.Crm
{
    public partial class CrmClient
    {
        private static readonly HttpClient http = new HttpClient();

        public async Task<bool> Attach(string contactId, string path)
        {
            using (var form = new MultipartFormDataContent())
            {
                form.Add(new StringContent(token), "authtoken");
                form.Add(new StringContent("crmapi"), "scope");
                form.Add(new StringContent(contactId), "id");
                form.Add(new StreamContent(File.OpenRead(path)), "content", Path.GetFileName(path));
                var answer = await http.PostAsync(CrmAddresses.Write + "Contacts/uploadFile", form);
                return answer.IsSuccessStatusCode;
            }
        }

        public Task<string> Attachments(string contactId)
        {
            var more = new Dictionary<string, string> { ["parentModule"] = "Contacts", ["id"] = contactId };
            return Task.Run(() => Load("Attachments", "getRelatedRecords", more));
        }
    }
}
