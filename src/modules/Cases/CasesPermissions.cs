namespace Shahr.Cases;

/// <summary>What an office may be given to do with cases.</summary>
internal static class CasesPermissions
{
    public const string Work = "cases.work";
    public const string Decide = "cases.decide";
    public const string SeeAll = "cases.see_all";
    public const string Design = "cases.design";
}
