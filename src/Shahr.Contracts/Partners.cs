namespace Shahr.Contracts;

/// <summary>An outside system that asks by itself.</summary>
/// <param name="ClientId">By this it names itself, <c>p-…</c>.</param>
/// <param name="NameFa">Its Persian name.</param>
/// <param name="NameEn">Its English name.</param>
public sealed record Machine(string ClientId, string NameFa, string NameEn);

/// <summary>Which outside system asks, with nobody signed in.</summary>
public interface IMachines
{
    /// <summary>Scope of the systems that send bills.</summary>
    public const string BillsWrite = "bills.write";

    /// <summary>
    /// The system whose token of client credentials stands in an <c>Authorization</c> header, if the token is for this
    /// scope and the system is open; otherwise null.
    /// </summary>
    Task<Machine?> WhoAsync(string? authorization, string scope, CancellationToken ct = default);
}
