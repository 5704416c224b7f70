using System.Formats.Asn1;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>Somebody's entry in the city's directory.</summary>
/// <param name="Dn">Its name there.</param>
/// <param name="Code">The national code that stands in it.</param>
internal sealed record StaffEntry(string Dn, NationalCode Code);

/// <summary>
/// The directory that the municipality keeps of its staff. It only proves who somebody is: it makes no account and
/// gives no right.
/// </summary>
internal interface IStaffDirectory
{
    /// <summary>
    /// Whose name it is; refused by <see cref="DirectoryProblems.Wrong"/> when nobody's, several's, a leaver's or one
    /// without a national code, by <see cref="DirectoryProblems.Away"/> when the directory does not answer.
    /// </summary>
    Task<Result<StaffEntry>> FindAsync(string name, CancellationToken ct);

    /// <summary>Null when the password is theirs; the same two refusals.</summary>
    Task<Problem?> ProveAsync(StaffEntry entry, string password, CancellationToken ct);
}

/// <summary>A directory over LDAP: a service account finds the entry, and a bind as that entry proves it.</summary>
internal sealed partial class LdapDirectory(DirectorySettings settings, ILogger<LdapDirectory> log)
    : IStaffDirectory,
        IDisposable
{
    /// <summary>Conversations at once; whoever finds no place in time is told that it does not answer.</summary>
    private const int Places = 16;

    private const string Account = "userAccountControl";
    private const int Disabled = 2;

    private readonly SemaphoreSlim _places = new(Places);

    public void Dispose() => _places.Dispose();

    public Task<Result<StaffEntry>> FindAsync(string name, CancellationToken ct) =>
        AskAsync<Result<StaffEntry>>(stop => FindNowAsync(name, stop), problem => problem, ct);

    public Task<Problem?> ProveAsync(StaffEntry entry, string password, CancellationToken ct) =>
        AskAsync<Problem?>(
            async stop =>
            {
                await using var conversation = await LdapConversation.OpenAsync(settings, stop);
                return await conversation.BindAsync(entry.Dn, password, stop) switch
                {
                    0 => null,
                    // Busy, unavailable: the password was not looked at.
                    51 or 52 => DirectoryProblems.Away,
                    _ => DirectoryProblems.Wrong,
                };
            },
            problem => problem,
            ct
        );

    /// <summary>True when the service account may sign in and search.</summary>
    public async Task<bool> WorksAsync(CancellationToken ct) =>
        (await FindAsync("shahr-doctor", ct)).Problem != DirectoryProblems.Away;

    private async Task<Result<StaffEntry>> FindNowAsync(string name, CancellationToken ct)
    {
        await using var conversation = await LdapConversation.OpenAsync(settings, ct);
        if (await conversation.BindAsync(settings.BindDn, settings.BindPassword, ct) is not 0 and var code)
            throw new IOException($"The directory refused the service account (result {code}).");
        var found = await conversation.SearchAsync(settings, name, [settings.CodeAttribute, Account], ct);
        if (found is not [var entry] || entry.Dn.Length == 0 || IsDisabled(entry))
            return DirectoryProblems.Wrong;
        return
            entry.Attributes[settings.CodeAttribute].ToList() is [var text]
            && NationalCode.TryParse(text, out var national)
            ? new StaffEntry(entry.Dn, national)
            : DirectoryProblems.Wrong;
    }

    private static bool IsDisabled(LdapEntry entry) =>
        entry
            .Attributes[Account]
            .Any(bits =>
                !long.TryParse(bits, CultureInfo.InvariantCulture, out var number) || (number & Disabled) != 0
            );

    private async Task<T> AskAsync<T>(
        Func<CancellationToken, Task<T>> ask,
        Func<Problem, T> refused,
        CancellationToken ct
    )
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        soon.CancelAfter(settings.Patience);
        var placed = false;
        try
        {
            await _places.WaitAsync(soon.Token);
            placed = true;
            return await ask(soon.Token);
        }
        catch (Exception broken)
            when (!ct.IsCancellationRequested
                && broken
                    is IOException
                        or SocketException
                        or AuthenticationException
                        or AsnContentException
                        or OperationCanceledException
            )
        {
            Away(log, settings.Host, settings.Port, broken.Message);
            return refused(DirectoryProblems.Away);
        }
        finally
        {
            if (placed)
                _places.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The staff directory {Host}:{Port} does not answer: {Why}")]
    private static partial void Away(ILogger log, string host, int port, string why);
}
