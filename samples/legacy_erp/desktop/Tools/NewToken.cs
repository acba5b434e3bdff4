using System;
using System.Net;

namespace Quillmere.Desk.Tools
{
    /// <summary>Makes a token for a new desk. Tokens do not expire, so this is run about once a year.</summary>
    public static class NewToken
    {
        public static void Main(string[] args)
        {
            var address = "https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi"
                + "&EMAIL_ID=" + Uri.EscapeDataString(args[0])
                + "&PASSWORD=" + Uri.EscapeDataString(args[1]);
            Console.WriteLine(new WebClient().DownloadString(address));
        }
    }
}
