using System;
using System.Windows.Forms;
using Quillmere.Desk.Crm;

namespace Quillmere.Desk.Forms
{
    public class CustomerForm : Form
    {
        private readonly CrmClient crm = new CrmClient();
        private readonly AccountRepository accounts = new AccountRepository();
        private readonly TextBox mail = new TextBox();

        private void OnSave(object sender, EventArgs e)
        {
            var xml = "<Contacts><row no=\"1\">" +
                      "<FL val=\"Email\">" + mail.Text + "</FL>" +
                      "</row></Contacts>";
            crm.Send("Contacts", "insertRecords", xml);
        }

        private void OnSearch(object sender, EventArgs e)
        {
            var url = string.Format("{0}Contacts/searchRecords?authtoken={1}&scope=crmapi&criteria=(Email:{2})",
                CrmAddresses.Read, CrmAddresses.Token, Uri.EscapeDataString(mail.Text));
            using (var client = new System.Net.WebClient())
                Show(client.DownloadString(url));
        }

        private void OnRefresh(object sender, EventArgs e)
        {
            Show(accounts.All<Products>());
        }

        private void OnDelete(string id)
        {
            var more = new System.Collections.Generic.Dictionary<string, string> { { "id", id } };
            crm.Load("Contacts", "deleteRecords", more);
        }

        private void Show(string text)
        {
            MessageBox.Show(text, "Quillmere Seeds");
        }
    }
}
