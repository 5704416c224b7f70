using Microsoft.AspNetCore.DataProtection;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// Encrypts the bank account of a withdrawal with the city's rotating keys, which live outside database and backup. The
/// id is part of the purpose: a sealed text moved to another row does not open there.
/// </summary>
internal sealed class WithdrawalSeal(IDataProtectionProvider provider)
{
    private const string Purpose = "shahr.treasury.withdrawals.v1";

    public string Seal(Guid id, Sheba sheba) => For(id).Protect(sheba.Value);

    public Sheba Open(Guid id, string text) => Sheba.Parse(For(id).Unprotect(text));

    private IDataProtector For(Guid id) => provider.CreateProtector(Purpose, id.ToString("N"));
}
