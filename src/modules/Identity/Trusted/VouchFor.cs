using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Somebody trusted says that it is them, having spoken with them, or that it is not. The page shows who asks, when,
/// from what sort of device, and the end of the new number; the owner has the look in their log.
/// </summary>
internal static class VouchFor
{
    // How one may have known them; anything else is not an answer.
    private static readonly string[] _ways = ["phone", "face"];
    private static readonly string[] _fields = ["name", SealedFields.Mobile];

    public static void Map(IEndpointRouteBuilder app)
    {
        const string one = MyTrusted.Address + "/recoveries/{id:guid}";
        app.MapGet(one, ShowAsync).RequireSignIn();
        app.MapPost(one + "/confirmation", ConfirmAsync)
            .RequireSignIn()
            .RequireFresh(
                "تأیید این‌که {Name} با شماره‌ای که به {Digits} پایان می‌یابد به حسابش برگردد",
                "Confirming that {Name} comes back to their account with a mobile that ends in {Digits}"
            );
        app.MapPost(one + "/denial", DenyAsync).RequireSignIn();
    }

    public static string AddressOf(Guid recovery) => $"{MyTrusted.Address}/recoveries/{recovery}";

    internal sealed record Form(string? How);

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        TrustedRecoveryDesk desk,
        VouchViews views,
        CancellationToken ct
    ) =>
        await desk.FindAsync(actor.Person, id, ct) is { } one
            ? Pages.Of<VouchForPage>(await views.OfAsync(one, actor.Person, ct))
            : Gone();

    private static async Task<IResult> ConfirmAsync(
        Guid id,
        [FromForm] Form? form,
        Actor actor,
        HttpContext http,
        TrustedRecoveryDesk desk,
        VouchViews views,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(actor.Person, id, ct) is not { } one)
            return Gone();
        var refused =
            form?.How is { } how && _ways.Contains(how)
                ? await desk.ConfirmAsync(actor.Person, one, how, ct)
                : new Refusal(TrustProblems.SpeakFirst.On("How"));
        if (refused is null)
            return new SeeOther(MyTrusted.Address + "?done=vouched");
        refused.SayWhen(http);
        if (refused.Problem.Code == TrustProblems.RecoveryGone.Code)
            return Gone();
        var view = await views.OfAsync(one, actor.Person, ct);
        return Pages.Again<VouchForPage>(view, FormState.From([new("How", form?.How)], refused.Problem));
    }

    private static async Task<IResult> DenyAsync(
        Guid id,
        Actor actor,
        TrustedRecoveryDesk desk,
        CancellationToken ct
    ) =>
        await desk.FindAsync(actor.Person, id, ct) is { } one && await desk.DenyAsync(actor.Person, one, ct) is null
            ? new SeeOther(MyTrusted.Address + "?done=denied")
            : Gone();

    private static PageResult Gone() =>
        Pages.Refuse(TrustProblems.RecoveryGone, new WayOn("معتمدان من", "People I trust", MyTrusted.Address));

    /// <summary>Gathers what the page shows, and writes the look.</summary>
    internal sealed class VouchViews(TrustedRecoveryDesk desk, IPeople people, IAccessLog looks, UiContext ui)
    {
        public async Task<VouchView> OfAsync(TrustedRecovery one, PersonId me, CancellationToken ct)
        {
            var why = ui.Say("بازگشت به حساب با معتمدان", "Coming back by trusted people");
            await looks.LookedAtAsync([one.PersonId], why, _fields, ct);
            var names = await people.NamesAsync([one.PersonId], ct);
            return new VouchView(
                one.Id,
                names[one.PersonId].DisplayName,
                When.Long(one.AskedAt, ui),
                one.Device,
                desk.MobileOf(one)?.Value[^4..] ?? ""
            )
            {
                MayConfirm = one.State == TrustedRecoveryState.Asked && one.FirstBy != me,
                ByOther = one.FirstBy is not null && one.FirstBy != me,
            };
        }
    }
}

/// <summary>Who asks to be let back in, as somebody trusted sees it.</summary>
/// <param name="Id">The recovery.</param>
/// <param name="Name">Whose account it is.</param>
/// <param name="Asked">When it was asked.</param>
/// <param name="Device">From what sort of device; empty where unknown.</param>
/// <param name="Digits">The last digits of the new mobile.</param>
public sealed record VouchView(Guid Id, string Name, string Asked, string Device, string Digits)
{
    /// <summary>True while this reader's word is wanted.</summary>
    public bool MayConfirm { get; init; }

    /// <summary>True when somebody else has confirmed it.</summary>
    public bool ByOther { get; init; }
}
