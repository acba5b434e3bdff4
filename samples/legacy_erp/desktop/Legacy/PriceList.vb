' The price list, from before the rest was rewritten in C#.
Imports System.Net

Public Module PriceList
    Private Const ZohoAuthToken As String = "5fbafe5283e46378373f5cac68b6f26f"
    Private Const Root As String = "https://crm.zoho.com/crm/private/xml/"

    Public Function Load() As String
        ' getRecords gives 200 rows at most
        Dim url As String = "https://crm.zoho.com/crm/private/xml/Products/getRecords?authtoken=" & ZohoAuthToken & "&scope=crmapi"
        Dim client As New WebClient()
        Return client.DownloadString(url)
    End Function
End Module
