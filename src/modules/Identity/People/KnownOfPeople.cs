using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What a person wrote of themselves once, for forms that would ask it again.</summary>
internal sealed class KnownOfPeople(IPeople people, AddressBook book, PersonalData sealing) : IKnown
{
    public async Task<KnownFact?> FindAsync(PersonId person, KnownKind kind, CancellationToken ct = default)
    {
        if (kind == KnownKind.FullName)
        {
            var names = await people.NamesAsync([person], ct);
            return names.TryGetValue(person, out var name)
                ? new KnownFact(name.DisplayName, null, "نام شما در حسابتان", "your name in your account", null)
                : null;
        }

        var isHome = kind is KnownKind.HomeAddress or KnownKind.HomePostalCode;
        var written = await book.FindAsync(person, isHome ? AddressKind.Home : AddressKind.Work, ct);
        if (written?.Read(sealing) is not { } address)
            return null;
        var isCode = kind is KnownKind.HomePostalCode or KnownKind.WorkPostalCode;
        return (isCode ? address.PostalCode : address.Text) is { Length: > 0 } text
            ? new KnownFact(
                text,
                isCode ? null : address.At,
                isHome ? "نشانی خانه در حساب شما" : "نشانی محل کار در حساب شما",
                isHome ? "your home address in your account" : "your work address in your account",
                MyAddresses.Address
            )
            : null;
    }
}
