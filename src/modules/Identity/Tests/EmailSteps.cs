using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Somebody who writes e-mail addresses, and their mailboxes.</summary>
internal sealed record EmailSteps(IdentityCity House, Visitor Visitor, Citizen Card, PersonId Person)
{
    private static int _count;

    public static async Task<EmailSteps> OfAsync(IdentityCity house)
    {
        var card = Citizen.New();
        var visitor = await house.SignUpAsync(card);
        return new EmailSteps(house, visitor, card, await house.FindAsync(card) ?? default);
    }

    /// <summary>An address nobody wrote before.</summary>
    public static string NewAddress() => $"maryam{Interlocked.Increment(ref _count)}@example.ir";

    public async Task<Seen> GiveAsync(string? typed) =>
        await Visitor.SubmitAsync(
            await Visitor.GetAsync(GiveEmail.Address),
            $"form[action='{GiveEmail.Address}']",
            ("Email", typed)
        );

    public async Task<Seen> ConfirmAsync(string? code) => await ConfirmAsync(await CodePageAsync(), code);

    public Task<Seen> ConfirmAsync(Seen page, string? code) =>
        Visitor.SubmitAsync(page, $"form[action='{ConfirmEmail.Address}']", ("Code", code));

    public Task<Seen> CodePageAsync() => Visitor.GetAsync(ConfirmEmail.Address);

    public async Task<Seen> ResendAsync() =>
        await Visitor.SubmitAsync(await CodePageAsync(), $"form[action='{ConfirmEmail.Address}/resending']");

    /// <summary>The newest code in a mailbox.</summary>
    public string? CodeIn(string mailbox) => House.Telephones.To(mailbox).FindLast(m => m.Code is not null)?.Code;

    /// <summary>Writes an address and types the code that came to it.</summary>
    public async Task<string> HaveAsync(string? address = null)
    {
        address ??= NewAddress();
        Assert.Equal(ConfirmEmail.Address, (await GiveAsync(address)).Address);
        Assert.Equal(MyEmail.Address + "?done=kept", (await ConfirmAsync(CodeIn(address))).Address);
        return address;
    }

    public Task<long> AuditAsync(string action) =>
        Database.CountAsync(
            House.City,
            $"select count(*) from kit_audit_entries where action = 'identity.{action}' and subject_id = @v",
            Person.ToString()
        );
}
