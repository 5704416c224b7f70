using Microsoft.AspNetCore.Http;

namespace Shahr.Identity;

/// <summary>
/// The code by message for whoever has nothing stronger: a flow of its own, with the limits of sign-in. A code of
/// sign-in proves nothing here, and the other way round.
/// </summary>
internal sealed class ProofCodes(FlowFinder flows, FlowSteps steps, FlowCookie cookie, PersonalData sealing)
{
    /// <summary>Sends a code where none is on its way, and tries the typed one; null when nothing is wrong.</summary>
    public async Task<Refusal?> TryAsync(Person me, string? typed, bool again, HttpContext http, CancellationToken ct)
    {
        if (await flows.OpenAsync(http, FlowKind.Proof, ct) is not { } flow || !IsOf(me, flow))
            return await SendAsync(me, typed, http, ct);
        if (again)
            return await steps.AskForCodeAsync(flow, ct);
        if (typed is null)
            return null;
        var (_, refused) = await steps.FinishAsync(flow, typed, ct);
        if (refused is null)
            FlowCookie.Remove(http);
        return refused;
    }

    private async Task<Refusal?> SendAsync(Person me, string? typed, HttpContext http, CancellationToken ct)
    {
        var flow = steps.Start(FlowKind.Proof, sealing.CodeOf(me), "/");
        if (await steps.AskForCodeAsync(flow, ct) is { } refused)
            return refused;
        cookie.Write(http, flow.Id);
        // The code that was typed belongs to a way that is over; a new one is coming.
        return typed is null ? null : new Refusal(IdentityProblems.CodeWrong);
    }

    private bool IsOf(Person me, Flow flow) =>
        sealing.Open(flow.NationalCode, flow.Id, SealedFields.NationalCode) == sealing.CodeOf(me).Value;
}
