using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>A flow asked for its nth code. Told whether or not the person exists.</summary>
internal sealed record CodeWanted(Guid Flow, int Times) : ICityEvent
{
    public string Stream => "identity.flow." + Flow.ToString("N");
}

/// <summary>
/// Makes and sends the code, after the page has been answered. Only here is it known whether the person exists, and
/// only the owner of the telephone learns it, by the text.
/// </summary>
internal sealed class SendCode(
    IdentityDb db,
    PersonalData sealing,
    PersonFinder finder,
    LookUpIndex index,
    Codes codes,
    Limits limits,
    INotify notify,
    UiContext ui,
    TimeProvider clock
) : IHandle<CodeWanted>
{
    /// <summary>Codes to numbers of other countries in an hour, of the whole city.</summary>
    public const int MostAbroad = 200;

    public async Task HandleAsync(CodeWanted happened, Delivery delivery, CancellationToken ct)
    {
        var flow = await db.Flows.FindAsync([happened.Flow], ct);
        await SendAsync(flow, happened.Times, ct);
    }

    /// <summary>
    /// Answers the code that was sent, or null when none was; the demo's seeding calls it as the handler does.
    /// </summary>
    public async Task<string?> SendAsync(Flow? flow, int times, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (flow is null || !flow.IsOpen(now) || flow.AskedTimes != times || flow.CodeEndsAt <= now)
            return null;
        var person = await finder.ByKeyAsync(
            PersonKey.Kept(sealing.Open(flow.NationalCode, flow.Id, SealedFields.NationalCode)),
            ct
        );
        var key = $"identity.code:{flow.Id:N}:{times}";
        return flow.Kind switch
        {
            FlowKind.SignIn => await SendToRecordAsync(flow, person, "sign_in_code", key, ct),
            FlowKind.Proof => await SendToRecordAsync(flow, person, "proof_code", key, ct),
            FlowKind.Recovery => await SendToTypedAsync(flow, key, ct),
            _ => await SendSignUpAsync(flow, person, key, ct),
        };
    }

    private async Task<string?> SendToRecordAsync(
        Flow flow,
        Person? person,
        string template,
        string key,
        CancellationToken ct
    )
    {
        if (person is null or { IsClosed: true } || sealing.MobileOf(person)?.Value is not { } mobile)
            return null;
        return await IsPumpedAsync("record", mobile, ct)
            ? null
            : await IssueAsync(flow, mobile, template, person.Language, key, ct);
    }

    // To whoever holds that telephone, whether or not there is an account: so it tells nobody anything.
    private async Task<string?> SendToTypedAsync(Flow flow, string key, CancellationToken ct)
    {
        if (flow.Mobile is null)
            return null;
        var mobile = sealing.Open(flow.Mobile, flow.Id, SealedFields.Mobile);
        return await IsPumpedAsync("typed", mobile, ct)
            ? null
            : await IssueAsync(flow, mobile, "mobile_lost_code", ui.Language, key, ct);
    }

    private async Task<string?> SendSignUpAsync(Flow flow, Person? person, string key, CancellationToken ct)
    {
        if (flow.Mobile is null)
            return null;
        var mobile = Mobile.Parse(sealing.Open(flow.Mobile, flow.Id, SealedFields.Mobile));
        if (await IsPumpedAsync("typed", mobile.Value, ct))
            return null;
        if (person is null)
            return await IssueAsync(flow, mobile.Value, "sign_up_code", ui.Language, key, ct);

        // Who owns the number on record simply signs in; another number is told, and gets no code.
        if (finder.HasMobile(person, mobile))
            return await IssueAsync(flow, mobile.Value, "sign_in_code", person.Language, key, ct);
        await notify.SendCodeAsync(key, mobile.Value, "already_joined", Values(null, ui.Language), ct);
        return null;
    }

    private async Task<string> IssueAsync(
        Flow flow,
        string mobile,
        string template,
        string language,
        string key,
        CancellationToken ct
    )
    {
        var code = Codes.New();
        flow.CodeHash = codes.Hash(flow.Id, code);
        await db.SaveChangesAsync(ct);
        await notify.SendCodeAsync(key, mobile, template, Values(code, language), ct);
        return code;
    }

    // Texts to abroad are dear, and what pumping lives on: the whole city sends so many an hour at most.
    private async Task<bool> IsPumpedAsync(string kind, string mobile, CancellationToken ct) =>
        (
            !mobile.StartsWith("+98", StringComparison.Ordinal)
            && await limits.CountAsync("abroad", MostAbroad, TimeSpan.FromHours(1), ct) is not null
        )
        || await limits.CountAsync($"{kind}:{index.Of(SealedFields.Mobile, mobile)}", 10, TimeSpan.FromHours(1), ct)
            is not null;

    private Dictionary<string, string> Values(string? code, string language)
    {
        var values = new Dictionary<string, string>
        {
            ["city"] = ui.CityName,
            ["language"] = language,
            ["minutes"] = Flow.CodeLength.Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (code is not null)
            values["code"] = code;
        return values;
    }
}
