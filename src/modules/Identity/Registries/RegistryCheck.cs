using Microsoft.Extensions.Logging;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>What both registries say together.</summary>
internal enum Verdict
{
    /// <summary>Both agree.</summary>
    Fits,

    /// <summary>One says no. Which one, nobody is told.</summary>
    Differs,

    /// <summary>None says no, but one did not answer in time, or answered another question.</summary>
    Unknown,
}

/// <summary>How long a registry is waited for.</summary>
internal sealed record RegistryPatience(TimeSpan Time);

/// <summary>
/// Asks the two registries about a person at once, or that of companies, and waits a short while. It talks to the
/// outside: nobody may hold the transaction meanwhile.
/// </summary>
internal sealed partial class RegistryCheck(
    IMobileOwnerRegistry mobiles,
    ICivilRegistry civil,
    ICompanyRegistry companies,
    RegistryPatience patience,
    ILogger<RegistryCheck> log
)
{
    /// <summary>Of who has no mobile only the registry of people is asked.</summary>
    public async Task<Verdict> AskAsync(CivilClaim claim, Mobile? mobile, CancellationToken ct)
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var asked = new List<Task<bool?>>
        {
            HearAsync(
                async stop => await civil.AskAsync(two, claim, stop) is { } a && a.Question == two ? a.Fits : null,
                ct
            ),
        };
        if (mobile is { } number)
        {
            asked.Add(
                HearAsync(
                    async stop =>
                        await mobiles.AskAsync(one, claim.Code, number, stop) is { } a && a.Question == one
                            ? a.IsOwner
                            : null,
                    ct
                )
            );
        }

        var answers = await Task.WhenAll(asked);
        return answers.Contains(false) ? Verdict.Differs
            : answers.Contains(null) ? Verdict.Unknown
            : Verdict.Fits;
    }

    /// <summary>Whether somebody may sign for an organisation.</summary>
    public async Task<Verdict> AskAsync(CompanyClaim claim, CancellationToken ct)
    {
        var question = Guid.CreateVersion7();
        return Of(
            await HearAsync(
                async stop =>
                    await companies.AskAsync(question, claim, stop) is { } a && a.Question == question ? a.Fits : null,
                ct
            )
        );
    }

    /// <summary>Whether somebody is a child's guardian.</summary>
    public async Task<Verdict> AskAsync(GuardianClaim claim, CancellationToken ct)
    {
        var question = Guid.CreateVersion7();
        return Of(
            await HearAsync(
                async stop =>
                    await civil.AskAsync(question, claim, stop) is { } a && a.Child.Question == question
                        ? a.Fits
                        : null,
                ct
            )
        );
    }

    private static Verdict Of(bool? answer) =>
        answer switch
        {
            true => Verdict.Fits,
            false => Verdict.Differs,
            null => Verdict.Unknown,
        };

    // Null when nothing was heard that can be believed.
    private async Task<bool?> HearAsync(Func<CancellationToken, Task<bool?>> ask, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            // Waited for from outside: a line that hangs may not hear that it is called off.
            return await ask(stop.Token).WaitAsync(patience.Time, ct);
        }
        catch (Exception away) when (away is RegistryException or TimeoutException or HttpRequestException)
        {
            IsAway(log, away.Message);
            await stop.CancelAsync();
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A registry did not answer: {Reason}")]
    private static partial void IsAway(ILogger log, string reason);
}
