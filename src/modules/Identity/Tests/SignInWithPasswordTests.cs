using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed partial class SignInWithPasswordTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_comes_back_with_her_password_and_goes_on_to_where_she_wanted()
    {
        var (_, card) = await house.WithPasswordAsync();
        var visitor = house.City.Visitor();
        var there = await PasswordSteps.TryAsync(visitor, card.NationalCode, PasswordSteps.Good, "?next=%2Fme%2Flooks");
        Assert.Equal("/me/looks", there.Address);
        var out1 = await PasswordSteps.TryAsync(
            house.City.Visitor(),
            card.NationalCode,
            PasswordSteps.Good,
            "?next=https%3A%2F%2Fevil.example%2F"
        );
        Assert.Equal("/", out1.Address);
        // The code by message still opens, and the link to the password stands beside it.
        var door = await house.City.Visitor().GetAsync("/sign-in");
        Assert.NotNull(door.Page.QuerySelector("a[href='/sign-in/password']"));
        Assert.Equal("/me", (await (await house.SignInAsync(card)).GetAsync("/me")).Address);
    }

    [Fact]
    public async Task Whoever_has_an_authenticator_is_asked_for_it_next_and_no_session_is_open_until_then()
    {
        var (_, card) = await house.WithPasswordAsync();
        var person = await house.FindAsync(card) ?? throw new InvalidOperationException("Nobody.");
        await house.Seed.AddAuthenticatorAsync(person);
        var visitor = house.City.Visitor();
        var second = await PasswordSteps.TryAsync(visitor, card.NationalCode, PasswordSteps.Good);
        Assert.Equal("/sign-in/second", second.Address);
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/me")).Address, StringComparison.Ordinal);
        second = await visitor.GetAsync("/sign-in/second");
        await visitor.SubmitAsync(second, Forms.Second, ("Code", await house.CodeOfAsync(card)));
        Assert.Equal("/me", (await visitor.GetAsync("/me")).Address);
    }

    [Fact]
    public async Task A_password_opens_no_office_and_proves_nothing_before_a_dangerous_act()
    {
        var (_, card) = await house.WithPasswordAsync();
        var person = await house.FindAsync(card) ?? throw new InvalidOperationException("Nobody.");
        var visitor = house.City.Visitor();
        await PasswordSteps.TryAsync(visitor, card.NationalCode, PasswordSteps.Good);
        var asked = await PasswordSteps.SetAsync(visitor, "سیب سرخ در کاسه");
        Assert.Equal(HttpStatusCode.Forbidden, asked.Status);
        await house.Seed.GrantAsync(person, "lighting", [IdentityModule.ManageOffices], "حکم آزمون");
        house.City.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.StartsWith("/me/second-factor", (await visitor.GetAsync("/offices")).Address, StringComparison.Ordinal);
        // By the code by message the same session is fresh, for a citizen's things.
        var proved = await house.ProveByMessageAsync(visitor, asked, card);
        Assert.Equal("/me/password?done=set", proved.Address);
    }

    [Fact]
    public async Task A_stranger_a_citizen_without_one_and_a_wrong_one_are_answered_alike_to_the_last_byte()
    {
        var (_, card) = await house.WithPasswordAsync();
        var without = Citizen.New();
        await house.Seed.SignUpAsync(IdentityCity.Seeded(without));
        var expected = await TraceAsync(card.NationalCode);
        Assert.Equal(expected, await TraceAsync(without.NationalCode));
        Assert.Equal(expected, await TraceAsync(Citizen.New().NationalCode));
        Assert.Contains("429", expected[^1], StringComparison.Ordinal);
        // Locked for passwords: her code by message opens as ever.
        Assert.Equal("/me", (await (await house.SignInAsync(card)).GetAsync("/me")).Address);
    }

    [Fact]
    public async Task The_same_work_is_done_for_all_of_them()
    {
        var (_, card) = await house.WithPasswordAsync();
        var without = Citizen.New();
        await house.Seed.SignUpAsync(IdentityCity.Seeded(without));
        var hasher = new CountingHasher();
        using var hashing = new PasswordHashing(hasher);
        var hash = await HashOfAsync(card);
        foreach (var one in new[] { hash, null, null })
            await hashing.CompareAsync(one, "نادرست است", CancellationToken.None);
        Assert.Equal([PasswordHashing.Iterations, PasswordHashing.Iterations, PasswordHashing.Iterations], hasher.Work);
    }

    [Fact]
    public async Task Ten_wrong_ones_lock_the_password_and_of_twenty_at_once_no_more_than_ten_are_compared()
    {
        var (_, card) = await house.WithPasswordAsync();
        var visitors = Enumerable.Range(0, 20).Select(_ => house.City.Visitor()).ToList();
        var answers = await Task.WhenAll(
            visitors.Select(v => Task.Run(() => PasswordSteps.TryAsync(v, card.NationalCode, "نادرست است")))
        );
        // On a slow machine some of the ten find no place in time and are told so; they were counted all the same.
        var busy = answers.Count(a => a.Text.Contains("بسیاری اکنون", StringComparison.Ordinal));
        var wrong = answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Equal(PasswordDesk.MostTries, wrong + busy);
        var right = await PasswordSteps.TryAsync(house.City.Visitor(), card.NationalCode, PasswordSteps.Good);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.Status);
        house.City.Clock.Advance(PasswordDesk.Window);
        right = await PasswordSteps.TryAsync(house.City.Visitor(), card.NationalCode, PasswordSteps.Good);
        Assert.Equal("/", right.Address);
    }

    [Fact]
    public async Task One_of_a_closed_account_or_removed_or_recovered_away_while_it_was_compared_opens_nothing()
    {
        for (var round = 0; round < 4; round++)
        {
            var (maryam, card) = await house.WithPasswordAsync();
            var page = await maryam.GetAsync(PasswordSteps.Page);
            var thief = house.City.Visitor();
            await Task.WhenAll(
                Task.Run(() => maryam.SubmitAsync(page, PasswordSteps.Remove)),
                Task.Run(() => PasswordSteps.TryAsync(thief, card.NationalCode, PasswordSteps.Good))
            );
            var again = await PasswordSteps.TryAsync(house.City.Visitor(), card.NationalCode, PasswordSteps.Good);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        }

        var (_, gone) = await house.WithPasswordAsync();
        await FinishTrustedRecoveriesTests.CloseAsync(
            house,
            await house.FindAsync(gone) ?? throw new InvalidOperationException("Nobody.")
        );
        var closed = await PasswordSteps.TryAsync(house.City.Visitor(), gone.NationalCode, PasswordSteps.Good);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, closed.Status);
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var (_, lost) = await house.WithPasswordAsync();
        var begun = await CounterSteps.BeginAsync(davoud, lost, Citizen.New().TypedMobile);
        await CounterSteps.ConfirmAsync(parvin, begun.Address);
        var after = await PasswordSteps.TryAsync(house.City.Visitor(), lost.NationalCode, PasswordSteps.Good);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, after.Status);
    }

    [Fact]
    public async Task An_old_hash_is_made_anew_by_whoever_signs_in_with_it()
    {
        var (_, card) = await house.WithPasswordAsync();
        var weak = new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        var old = weak.HashPassword(new Person(), PasswordSteps.Good);
        await house.City.InTransactionAsync(scope =>
            scope
                .GetRequiredService<IdentityDb>()
                .Users.Where(p => p.PasswordHash != null)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, old))
        );
        await PasswordSteps.TryAsync(house.City.Visitor(), card.NationalCode, PasswordSteps.Good);
        Assert.NotEqual(old, await HashOfAsync(card));
        var again = await PasswordSteps.TryAsync(house.City.Visitor(), card.NationalCode, PasswordSteps.Good);
        Assert.Equal("/", again.Address);
    }

    [Fact]
    public async Task A_form_without_fields_and_with_a_megabyte_is_refused_and_not_repeated()
    {
        var (_, card) = await house.WithPasswordAsync();
        var visitor = house.City.Visitor();
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await PasswordSteps.TryAsync(visitor, card.NationalCode, "")).Status
        );
        var page = await visitor.GetAsync("/sign-in/password");
        var none = await visitor.SubmitAsync(
            page,
            PasswordSteps.SignIn,
            ("NationalCode", null),
            ("Password", null),
            ("Next", null)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        var much = await PasswordSteps.TryAsync(visitor, card.NationalCode, new string('ﷺ', 20_000));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, much.Status);
        Assert.DoesNotContain("ﷺﷺ", much.Body, StringComparison.Ordinal);
    }

    private Task<string?> HashOfAsync(Citizen card) =>
        house.City.InScopeAsync(async scope =>
            (
                await scope
                    .GetRequiredService<PersonFinder>()
                    .ByKeyAsync(Shahr.Kit.Values.NationalCode.Parse(card.NationalCode), CancellationToken.None)
            )?.PasswordHash
        );

    private async Task<List<string>> TraceAsync(string nationalCode)
    {
        var visitor = house.City.Visitor(followRedirects: false);
        var trace = new List<string>();
        for (var i = 0; i <= PasswordDesk.MostTries; i++)
        {
            var seen = await PasswordSteps.TryAsync(visitor, nationalCode, "نادرست است");
            trace.Add(
                $"{(int)seen.Status} "
                    + string.Join(' ', seen.Response.Headers.Select(h => h.Key))
                    + Token().Replace(seen.Body.Replace(nationalCode, "", StringComparison.Ordinal), "")
            );
        }

        return trace;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"")]
    private static partial Regex Token();

    // Every comparing is of a whole hash: how much work it was stands in the hash itself.
    private sealed class CountingHasher : IPasswordHasher<Person>
    {
        private readonly PasswordHasher<Person> _real = new(
            Options.Create(new PasswordHasherOptions { IterationCount = PasswordHashing.Iterations })
        );

        public List<int> Work { get; } = [];

        public string HashPassword(Person user, string password) => _real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(
            Person user,
            string hashedPassword,
            string providedPassword
        )
        {
            var iterations = Convert.FromBase64String(hashedPassword).AsSpan(5, 4);
            Work.Add(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(iterations));
            return _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
