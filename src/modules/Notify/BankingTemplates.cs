namespace Shahr.Notify;

/// <summary>What is said of cheques and mandates.</summary>
internal static class BankingTemplates
{
    public static IEnumerable<KeyValuePair<string, Template>> All => ChequeTemplates.All.Concat(MandateTemplates.All);
}
