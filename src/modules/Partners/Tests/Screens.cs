using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Partners.Tests;

/// <summary>A screen that began: what it shows, and what it asks with.</summary>
internal sealed record BegunScreen(KnownPartner Partner, Answered Answer)
{
    /// <summary>As it stands on the screen.</summary>
    public string Code => Answer.Text("user_code") ?? "";
}

/// <summary>Steps of a screen that its tests take.</summary>
internal static class Screens
{
    private const string Grant = "urn:ietf:params:oauth:grant-type:device_code";

    public static Task<KnownPartner> ScreenAsync(this PartnersCity house, string scopes = "openid profile phone") =>
        house.City.InTransactionAsync(async scope =>
        {
            var desk = scope.GetRequiredService<PartnerDesk>();
            var form = new PartnerForm(
                "میز امانت",
                "Lending desk",
                "تا کتاب را به نام خودتان امانت بدهد",
                "To lend you the book in your own name",
                [],
                scopes.Split(' '),
                IsConfidential: false
            );
            var partner = desk.Register(form);
            await scope.GetRequiredService<PartnersDb>().SaveChangesAsync();
            _ = (await desk.ApproveAsync(partner, PersonId.New(), CancellationToken.None)).Value;
            return new KnownPartner(partner.Id, partner.ClientId ?? "", null, "");
        });

    public static async Task<BegunScreen> BeginAsync(
        this PartnersCity house,
        KnownPartner? partner = null,
        string scope = "openid profile"
    )
    {
        partner ??= await house.ScreenAsync();
        using var screen = house.City.Visitor();
        using var body = new FormUrlEncodedContent([
            KeyValuePair.Create("client_id", partner.ClientId),
            KeyValuePair.Create("scope", scope),
        ]);
        using var response = await screen.Http.PostAsync(Protocol.DeviceAddress, body);
        var text = await response.Content.ReadAsStringAsync();
        return new BegunScreen(partner, new Answered(response.StatusCode, JsonDocument.Parse(text).RootElement));
    }

    /// <summary>The screen asks, after it waited as it must.</summary>
    public static Task<Answered> PollAsync(this PartnersCity house, BegunScreen screen, bool wait = true)
    {
        if (wait)
            house.City.Clock.Advance(PollSlowly.Pause);
        return house.TokensAsync(
            new Journey(screen.Partner, ""),
            ("grant_type", Grant),
            ("device_code", screen.Answer.Text("device_code"))
        );
    }

    public static async Task<Seen> TypeAsync(this Visitor person, string code)
    {
        var form = await person.GetAsync(AllowScreen.Address);
        return await person.SubmitAsync(form, "#code", ("user_code", code));
    }

    /// <summary>Types the code and answers.</summary>
    public static async Task<Seen> DecideAsync(this Visitor person, string code, string decision)
    {
        var asked = await person.TypeAsync(code);
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        return await person.SubmitAsync(asked, "#consent", ("Decision", decision));
    }
}
