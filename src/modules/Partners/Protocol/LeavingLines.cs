using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>One thing that leaves.</summary>
/// <param name="What">In words.</param>
/// <param name="Value">As it leaves, where the person knows it; null where the city makes it.</param>
public sealed record LeavingLine(string What, string? Value);

/// <summary>What a person reads before they agree: each thing that leaves, as it leaves.</summary>
internal sealed class LeavingLines(IPeople people)
{
    public async Task<IReadOnlyList<LeavingLine>> OfAsync(
        Actor actor,
        IReadOnlyCollection<string> scopes,
        UiContext ui,
        CancellationToken ct
    )
    {
        var reach = await people.ReachAsync(actor.Person, ct);
        return [.. Leaving.Of(scopes).Select(l => new LeavingLine(l.In(ui), ValueOf(l.Scope)))];

        string? ValueOf(string scope) =>
            scope switch
            {
                Scopes.Profile => actor.DisplayName,
                Scopes.Phone => reach?.Mobile is { } mobile ? ui.Digits(mobile) : Missing(),
                Scopes.Email => reach?.Email ?? Missing(),
                _ => null,
            };

        string Missing() => ui.Say("شهر آن را ندارد؛ چیزی نمی‌رود", "The city has none; nothing leaves");
    }
}
