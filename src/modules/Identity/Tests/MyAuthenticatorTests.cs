using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Keys;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class MyAuthenticatorTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_sets_her_authenticator_up_with_a_first_code_and_sees_ten_recovery_codes_once()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        var page = await maryam.GetAsync("/me/authenticator");
        Assert.NotNull(page.Page.QuerySelector("svg.qr path[d^='M']"));
        var app = new SoftAuthenticator(house);
        page = await app.AddAsync(maryam);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("no-store", page.Response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal(10, app.RecoveryCodes.Distinct().Count());
        Assert.All(app.RecoveryCodes, code => Assert.Matches("^[A-Z2-7]{5}-[A-Z2-7]{5}$", code));

        page = await maryam.GetAsync("/me/authenticator");
        Assert.Contains("روشن است", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(app.RecoveryCodes[0], page.Body, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("svg.qr"));
        var sql =
            "select count(*) from kit_audit_entries where action = 'identity.authenticator_added' and subject_id = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, sql, (await house.FindAsync(who))?.ToString()));
    }

    [Fact]
    public async Task Only_the_signed_in_have_an_authenticator_to_set_up()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        var page = await stranger.GetAsync("/me/authenticator");
        Assert.StartsWith("/sign-in", page.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_first_code_is_refused_at_the_field_and_the_same_key_is_shown_again()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var page = await maryam.GetAsync("/me/authenticator");
        var app = new SoftAuthenticator(house);
        app.Read(page);
        foreach (var wrong in new[] { "", "۱۲", app.Code(9), new string('1', 5000) })
        {
            var refused = await maryam.SubmitAsync(page, Forms.Authenticator, ("Code", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.ProblemAt("Code"));
            page = refused;
        }

        // Typed as people type: Persian digits and a space.
        var code = Shahr.Kit.Values.PersianText.ToPersianDigits(app.Code()).Insert(3, " ");
        page = await maryam.SubmitAsync(page, Forms.Authenticator, ("Code", code));
        Assert.Equal(10, SoftAuthenticator.CodesOn(page).Count);
    }

    [Fact]
    public async Task A_key_of_another_person_a_forged_one_and_a_late_one_are_refused_and_a_new_one_is_shown()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        var hers = await maryam.GetAsync("/me/authenticator");
        var his = await farhad.GetAsync("/me/authenticator");
        var app = new SoftAuthenticator(house);
        app.Read(hers);
        foreach (var key in new[] { KeyOf(hers), "ساختگی", "" })
        {
            var refused = await farhad.SubmitAsync(his, Forms.Authenticator, ("Code", app.Code()), ("Key", key));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotEqual(KeyOf(his), KeyOf(refused));
        }

        house.City.Clock.Advance(TimeSpan.FromMinutes(31));
        var late = await maryam.SubmitAsync(hers, Forms.Authenticator, ("Code", app.Code()));
        late = await house.ProveByMessageAsync(maryam, late, who);
        Assert.Contains("کهنه", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_four_times_at_once_it_is_turned_on_once()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var page = await maryam.GetAsync("/me/authenticator");
        var app = new SoftAuthenticator(house);
        app.Read(page);
        var code = app.Code();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => maryam.SubmitAsync(page, Forms.Authenticator, ("Code", code))))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Neither_key_nor_codes_are_plain_in_the_database_and_after_a_rotation_the_key_is_sealed_anew()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var page = await maryam.GetAsync("/me/authenticator");
        var plain = page.Page.QuerySelector("[data-copy]")?.GetAttribute("data-copy") ?? "";
        var app = new SoftAuthenticator(house);
        app.Read(page);
        var shown = await maryam.SubmitAsync(page, Forms.Authenticator, ("Code", app.Code()));
        var everything = await Database.EverythingAsync(house.City);
        Assert.DoesNotContain(plain, everything, StringComparison.Ordinal);
        foreach (var code in SoftAuthenticator.CodesOn(shown))
            Assert.DoesNotContain(
                code.Replace("-", "", StringComparison.Ordinal),
                everything,
                StringComparison.Ordinal
            );

        var keys = house.City.Services.GetRequiredService<ICityKeys>();
        var fresh = keys.Rotate(PersonalData.Ring, TimeSpan.Zero);
        while (await house.City.InTransactionAsync(scope => KeyRotation.RunAsync(scope, CancellationToken.None)))
        {
            // Batch after batch until nothing is old.
        }

        var old = "select count(*) from identity_authenticators where secret not like @v";
        Assert.Equal(0, await Database.CountAsync(house.City, old, $"1.{fresh.Id}.%"));
    }

    private static string? KeyOf(Seen page) => page.Page.QuerySelector("[name=Key]")?.GetAttribute("value");
}
