using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Shahr.Journeys.Tests;

/// <summary>
/// A city in which something has happened, and everybody who sees pages of it still signed in: for each of them, the
/// addresses of all the pages they may open.
/// </summary>
public sealed class LivedDay(DemoCity city) : IAsyncLifetime
{
    private readonly Dictionary<string, (IPage Page, List<string> Addresses)> _people = [];

    /// <summary>Everybody, by the word the tests call them.</summary>
    public static IReadOnlyList<string> People { get; } =
        "anyone,newcomer,maryam,davoud,kaveh,parvin,shirin,shirin elsewhere,nasrin,farhad,bakery".Split(',');

    /// <summary>Every address anybody opens.</summary>
    public IEnumerable<string> Addresses => _people.Values.SelectMany(p => p.Addresses);

    /// <summary>Their browser, and where they look.</summary>
    public (IPage Page, IReadOnlyList<string> Addresses) Of(string who) => _people[who];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var maryam = await SignedInAsync(Day.Maryam);
        var light = await Day.ReportLightAsync(maryam, "32.8961");
        var certificate = await Day.AskCertificateAsync(maryam);
        var birth = await Day.TellOfBirthAsync(maryam);
        var davoud = await SignedInAsync(Day.Davoud);
        for (var i = 0; i < 3; i++)
            await Day.CloseStepAsync(davoud, certificate);
        var limit = await Day.LimitOfAsync(maryam);
        var (paper, _) = await Day.ReceiveAsync(maryam, certificate);
        var drafts = await BeginDraftsAsync(maryam);
        await davoud.Page.GotoAsync($"/desk/{light}");
        Add("anyone", (await AnyoneAsync()).Page, [.. Open, .. Services, "/kiosk", "/kiosk/pairing"]);
        Add("anyone", _people["anyone"].Page, await Tracked.OfAsync(_people["anyone"].Page, light, certificate, birth));
        await AddNewcomerAsync();
        Add("maryam", maryam.Page, [$"/life-events/{birth}", $"/life-events/{birth}/withdrawal", limit, "/me/codes"]);
        Add("maryam", maryam.Page, [.. Own, .. Services, .. Tracked.OwnOf(light)]);
        Add("maryam", maryam.Page, [$"/cases/{certificate}", paper, .. drafts, .. await FormPages.BeginAsync(maryam)]);
        Add("davoud", davoud.Page, ["/", "/me", .. await Day.DeskAsync(davoud, maryam, light, certificate)]);
        await maryam.Page.GotoAsync("/me/sessions");
        var closing = await maryam.Page.Locator("form[action$='/revocation']").First.GetAttributeAsync("action");
        Add("maryam", maryam.Page, [closing?.Replace("/revocation", "", StringComparison.Ordinal) ?? ""]);
        await maryam.Page.GotoAsync("/me/looks");
        var look = await maryam.Page.Locator("main a[href^='/me/looks/']").First.GetAttributeAsync("href") ?? "";
        await maryam.Page.GotoAsync("/me/addresses/home");
        await maryam.Page.FillAsync("[name=placeLat]", "32.8990", new() { Force = true });
        await maryam.Page.FillAsync("[name=placeLon]", "53.6002", new() { Force = true });
        await maryam.SendAsync("form[action='/me/addresses/home']");
        Add("maryam", maryam.Page, [look, "/me/addresses", "/me/addresses/home", "/me/addresses/home/removal"]);
        await maryam.Page.GotoAsync("/me/email/new");
        await maryam.Page.FillAsync("[name=Email]", "maryam@example.ir");
        await maryam.SendAsync("form[action='/me/email/new']");
        Add("maryam", maryam.Page, ["/me/email", "/me/email/new", "/me/email/code", "/me/email/removal"]);
        var kaveh = await SignedInAsync(Day.Kaveh);
        Add("kaveh", kaveh.Page, [.. Manager, $"{paper}/revocation", $"/desk/{light}", "/treasury/differences"]);
        await AddDesignAsync(kaveh);
        Add("kaveh", kaveh.Page, await NoticePages.OfAsync(kaveh));
        await AddPartnerAsync(maryam, kaveh);
        var recovery = await Day.BeginRecoveryAsync(davoud, Day.Farhad);
        string[] counter = ["/recoveries", recovery, .. await CounterPages.WriteAccountAsync(davoud, "0073100242")];
        var change = await Day.WriteNameAsync(davoud, Day.Nasrin);
        Add("davoud", davoud.Page, [.. counter, "/people", change, .. await BillPages.OfficerAsync(davoud)]);
        Add("kaveh", kaveh.Page, [.. counter, "/people/changes", change]);
        var farhad = await SignedInAsync(Day.Farhad);
        var shop = await Day.ShopOfAsync(farhad);
        Add("farhad", farhad.Page, ["/me/recovery", "/me/organisations", shop, $"{shop}/members/new"]);
        var bakery = await SignedInAsync(Day.Farhad);
        var mandates = await MandatePages.OfAsync(bakery, maryam);
        Add("bakery", bakery.Page, mandates);
        await Day.LoseMobileAsync(await AnyoneAsync(), Day.Nasrin);
        Add("maryam", maryam.Page, ["/people", await Day.AskedForWordAsync(maryam), .. await Money.OfAsync(maryam)]);
        Add("maryam", maryam.Page, [mandates[0], .. mandates[2..]]);
        Add("davoud", davoud.Page, [await Day.ClaimAsync(maryam, davoud), .. await FeePages.BackAsync(maryam, davoud)]);
        Add("davoud", davoud.Page, ["/organisations", "/guardianships", await Day.ClaimChildAsync(maryam, davoud)]);
        await AddShirinAsync();
        var grant = await Day.AskGrantAsync(kaveh, Day.Nasrin);
        Add("kaveh", kaveh.Page, ["/grants", grant, "/offices/registry"]);
        await kaveh.Page.GotoAsync("/reviews/lighting");
        var review = await kaveh.Page.Locator("main a[href^='/reviews/lighting/']").First.GetAttributeAsync("href");
        Add("kaveh", kaveh.Page, ["/reviews", "/reviews/lighting", review ?? ""]);
        var absences = review?.Replace("/reviews/", "/offices/", StringComparison.Ordinal) + "/absences";
        Add("kaveh", kaveh.Page, [absences, "/me/absences", "/me/why", .. await CounterPages.KiosksAsync(kaveh)]);
        Add("parvin", (await SignedInAsync(Day.Parvin)).Page, ["/grants", grant]);
        // An officer who has no second factor yet.
        await Day.AppointAsync(kaveh, Day.Nasrin);
        Add("nasrin", (await SignedInAsync(Day.Nasrin)).Page, ["/me/second-factor"]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (page, _) in _people.Values)
            await page.Context.CloseAsync();
    }

    private static readonly string[] Open =
    [
        "/",
        "/services",
        "/search?q=چراغ",
        "/search?q=هیچ‌چیز",
        "/track",
        "/clock",
        "/verify",
        "/map",
        "/map/places",
        "/transparency",
        "/retention",
        "/about",
        "/sign-in",
        "/sign-in/password",
        "/sign-in/lost",
        "/sign-in/slip",
        "/sign-in/lost/asked",
        "/sign-up",
        "/sign-up/passport",
        "/design",
        "/dev/outbox",
        "/nothing-here",
    ];

    private const string Partner =
        "/connect/authorize?client_id=demo-library&redirect_uri=http://127.0.0.1:5099/back&response_type=code"
        + "&scope=openid%20profile%20phone&prompt=consent&code_challenge_method=S256"
        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static readonly string[] Services =
    [
        "/services/street-problem",
        "/services/residence-certificate",
        "/services/my-data",
        "/services/tree-felling",
        "/services/objection",
        "/services/passport-request",
        "/services/child-birth",
    ];

    private static readonly string[] Own =
    [
        "/me/data/erasure",
        "/me/contact",
        "/me/data/person/corrections",
        "/",
        "/cases",
        "/drafts",
        "/inbox",
        "/me/messages",
        "/me/notifications",
        "/documents",
        "/me",
        "/me/assurance",
        "/me/looks",
        "/me/reading",
        "/me/data",
        "/me/sessions",
        "/me/passkeys",
        "/me/authenticator",
        "/me/delegations",
        "/me/delegations/new",
        "/me/acting",
        "/me/password",
        "/me/password/new",
        "/me/trusted",
        "/me/trusted/new",
        "/me/organisations",
        "/me/organisations/new",
        "/me/wards",
        "/me/wards/new",
        "/sign-out",
    ];

    private static readonly string[] Manager =
    [
        "/",
        "/offices",
        "/offices/mayor",
        "/alerts",
        "/notices",
        "/notices/new",
        "/notify/dead-letters",
        "/notify/providers",
        "/documents/revocation",
    ];

    private void Add(string who, IPage page, IEnumerable<string> addresses)
    {
        if (!_people.TryGetValue(who, out var known))
            _people[who] = known = (page, []);
        known.Addresses.AddRange(addresses);
    }

    private async Task AddDesignAsync(Somebody kaveh)
    {
        await kaveh.Page.GotoAsync("/designer/new");
        await kaveh.Page.SelectOptionAsync("[name=service]", "residence-certificate");
        await kaveh.SendAsync("form[action='/designer/copies']");
        var design = new Uri(kaveh.Page.Url).AbsolutePath;
        const string Form =
            "/facts /new-field /fields/purpose /fields/address/conditions?look=purpose /preview/purpose /preview/-";
        const string Work = " /new-step /steps/decision /inquiries/water /new-output /outputs/residence-certificate";
        const string End = " /trial /publication";
        Add("kaveh", kaveh.Page, [design, .. (Form + Work + End).Split(' ').Select(part => design + part)]);
        Add("kaveh", kaveh.Page, ["/designer", "/designer/new", "/designer/services/street-problem/withdrawal"]);
        Add("kaveh", kaveh.Page, await FormPages.DesignAsync(kaveh));
    }

    private async Task<Somebody> AnyoneAsync() => new(await city.OpenAsync(Device.Desk)) { Home = city.Url };

    private async Task<Somebody> SignedInAsync(string nationalCode)
    {
        var person = await AnyoneAsync();
        await person.SignInAsync(nationalCode);
        return person;
    }

    // One draft of each service, so that every question of both is a page.
    private static async Task<List<string>> BeginDraftsAsync(Somebody maryam)
    {
        await Day.BeginLightAsync(maryam, "32.8962");
        var problem = DraftIn(maryam.Page.Url);
        await maryam.Page.GotoAsync($"{problem}/questions/description");
        await maryam.AnswerAsync(("description", "این یکی هم خاموش است."));
        await maryam.AnswerAsync();
        await maryam.Page.GotoAsync("/services/residence-certificate");
        await maryam.SendAsync("form[action='/services/residence-certificate/drafts']");
        var certificate = DraftIn(maryam.Page.Url);
        return
        [
            $"{problem}/nearby",
            $"{problem}/check",
            .. new[] { "category", "place", "description", "photos" }.Select(q => $"{problem}/questions/{q}"),
            .. new[]
            {
                "purpose",
                "address",
                "postal_code",
                "since",
                "household_head",
                "id_scan",
                "address_proof",
            }.Select(q => $"{certificate}/questions/{q}"),
        ];
    }

    // The demo's outside system, as the manager sees it, and as it sends Maryam to be signed in.
    private async Task AddPartnerAsync(Somebody maryam, Somebody kaveh)
    {
        await kaveh.Page.GotoAsync("/partners");
        var partner = await kaveh.Page.Locator("main tbody a[href^='/partners/']").First.GetAttributeAsync("href");
        Add("kaveh", kaveh.Page, ["/partners", "/partners/new", partner ?? ""]);
        Add("maryam", maryam.Page, [Partner, "/me/partners", "/me/tokens", "/device?user_code=48217703"]);
    }

    // Somebody in the middle of signing up: each page leads to the next.
    private async Task AddNewcomerAsync()
    {
        var newcomer = await AnyoneAsync();
        await newcomer.Page.GotoAsync("/sign-up");
        await newcomer.Page.FillAsync("[name=NationalCode]", "0073100099");
        await newcomer.SendAsync("form[action='/sign-up']");
        await newcomer.Page.FillAsync("[name=Mobile]", "09120000099");
        await newcomer.SendAsync("form[action='/sign-up/mobile']");
        await newcomer.Page.FillAsync("[name=GivenName]", "نرگس");
        await newcomer.Page.FillAsync("[name=FamilyName]", "تازه‌وارد");
        await newcomer.SendAsync("form[action='/sign-up/name']");
        Add("newcomer", newcomer.Page, ["/sign-up/mobile", "/sign-in/code", "/sign-up/name"]);
    }

    // With an authenticator, at home and, from another device, before its question.
    private async Task AddShirinAsync()
    {
        var shirin = await SignedInAsync(Day.Shirin);
        await shirin.Page.GotoAsync("/me/authenticator");
        var key = await shirin.Page.Locator(".copyable-value").First.InnerTextAsync();
        await shirin.Page.FillAsync("[name=Code]", AuthenticatorApp.CodeNow(key));
        await shirin.SendAsync("form[action='/me/authenticator']");
        Add(
            "shirin",
            shirin.Page,
            ["/me/authenticator", "/me/authenticator/recovery-codes", "/me/authenticator/removal", "/cases", "/drafts"]
        );
        var elsewhere = await AnyoneAsync();
        await elsewhere.SignInAsync(Day.Shirin, whole: false);
        Add("shirin elsewhere", elsewhere.Page, ["/sign-in/second"]);
    }

    private static string DraftIn(string url) => Regex.Match(url, "/drafts/[0-9a-f-]+").Value;
}
