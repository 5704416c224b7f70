using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class FindPeopleTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Search = "#search";
    private const string More = "#more";

    [Theory]
    [InlineData("عبدالله يوسفي نژاد")]
    [InlineData("عبد الله یوسفی‌نژاد")]
    [InlineData("یوسفی‌نژاد، عَبدُالله")]
    [InlineData("  يوسفينژاد   عبدالله ")]
    [InlineData("نژاد عبد")]
    public async Task However_a_name_is_spelt_joined_or_turned_about_it_finds_its_bearer(string typed)
    {
        var who = Citizen.New("عبد الله", "یوسفی نژاد");
        await house.Seed.SignUpAsync(IdentityCity.Seeded(who));
        var (davoud, _, _) = await AtDeskAsync();
        var page = await SearchAsync(davoud, typed);
        Assert.Contains("یافته‌ها", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(Rows(page));
        Assert.All(Rows(page), r => Assert.StartsWith("عبد الله یوسفی نژاد", r, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("آناهیتا", "کاظم‌زاده", "اناهیتا کاضم زاده")]
    [InlineData("Sarah", "O'Connor", "sarha oconnor")]
    [InlineData("علیرضا", "چنگیزی", "علی رضا چنکیزی")]
    [InlineData("هوشنگ", "ابتهاج", "هوشنک ابتهاح")]
    public async Task A_slip_of_the_finger_finds_whom_nobody_else_is_named_like(
        string given,
        string family,
        string typed
    )
    {
        await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New(given, family)));
        var (davoud, _, _) = await AtDeskAsync();
        var page = await SearchAsync(davoud, typed);
        Assert.Contains("نام‌هایی نزدیک", page.Text, StringComparison.Ordinal);
        Assert.StartsWith($"{given} {family}", Assert.Single(Rows(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_bears_the_name_is_shown_alone_and_who_is_near_only_when_asked_for()
    {
        var meant = Citizen.New("پژمان", "بختیاری");
        var near = Citizen.New("پژمان", "بختیار");
        await house.SignUpAsync(meant);
        var other = await house.SignUpAsync(near);
        var (davoud, _, _) = await AtDeskAsync();
        var page = await SearchAsync(davoud, "پژمان بختیاری");
        Assert.StartsWith("پژمان بختیاری", Assert.Single(Rows(page)), StringComparison.Ordinal);
        Assert.Contains("هنوز کسی", (await other.GetAsync("/me/looks")).Text, StringComparison.Ordinal);
        page = await davoud.SubmitAsync(page, More);
        Assert.Equal("پژمان بختیار", Assert.Single(Rows(page))[..12]);
        Assert.Contains("تلفن را جواب نمی‌دهد", (await other.GetAsync("/me/looks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_shown_reads_who_looked_from_which_office_and_why_and_no_number_is_shown_whole()
    {
        var who = Citizen.New("ماندانا", "شهریاری");
        var mandana = await house.SignUpAsync(who);
        var stranger = await house.SignUpAsync(Citizen.New("کتایون", "مهرگان"));
        var (davoud, id, _) = await AtDeskAsync();
        var page = await SearchAsync(davoud, "شهریاری", "تلفنش را جواب نمی‌دهد");
        Assert.DoesNotContain(who.NationalCode, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(who.TypedMobile[^4..], page.Text, StringComparison.Ordinal);
        var masked = Kit.Values.PersianText.ToPersianDigits($"{who.NationalCode[..3]}*****{who.NationalCode[^2..]}");
        Assert.Contains(masked, page.Text, StringComparison.Ordinal);

        var look = Assert.Single((await mandana.GetAsync("/me/looks")).Page.QuerySelectorAll("tbody tr")).TextContent;
        Assert.Contains("داوود رضایی", look, StringComparison.Ordinal);
        Assert.Contains("ثبت", look, StringComparison.Ordinal);
        Assert.Contains("تلفنش را جواب نمی‌دهد", look, StringComparison.Ordinal);
        Assert.Contains("آغاز و پایان کد ملی", look, StringComparison.Ordinal);
        Assert.Contains("هنوز کسی", (await stranger.GetAsync("/me/looks")).Text, StringComparison.Ordinal);
        var audit = "select count(*) from kit_audit_entries where action = 'identity.people_searched' and actor = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, audit, id.Value));
    }

    [Fact]
    public async Task Without_a_reason_or_a_name_nobody_is_shown_and_both_are_said_at_once()
    {
        await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("سیاوش", "کیانی")));
        var (davoud, id, _) = await AtDeskAsync();
        var page = await SearchAsync(davoud, " ‌،. ", " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.ProblemAt("Sought"));
        Assert.NotNull(page.ProblemAt("Reason"));
        page = await SearchAsync(davoud, "کیانی", "");
        Assert.NotNull(page.ProblemAt("Reason"));
        Assert.Empty(Rows(page));
        Assert.NotNull((await SearchAsync(davoud, "یک دو سه چهار پنج شش")).ProblemAt("Sought"));
        Assert.NotNull((await SearchAsync(davoud, new string('آ', 5000))).ProblemAt("Sought"));
        var looks = "select count(*) from identity_looks where viewer = @v";
        Assert.Equal(0, await Database.CountAsync(house.City, looks, id.Value));
    }

    [Fact]
    public async Task Whole_numbers_find_their_holders_twins_with_one_telephone_both_and_part_of_a_number_nobody()
    {
        var (one, two) = (Citizen.New("هما", "دوقلو"), Citizen.New("هوما", "دوقلو"));
        two = two with { Mobile = one.Mobile };
        foreach (var twin in new[] { one, two })
            await house.Seed.SignUpAsync(IdentityCity.Seeded(twin));
        var (davoud, _, _) = await AtDeskAsync();
        var page = await SearchAsync(davoud, Kit.Values.PersianText.ToPersianDigits(two.NationalCode));
        Assert.StartsWith("هوما دوقلو", Assert.Single(Rows(page)), StringComparison.Ordinal);
        page = await SearchAsync(davoud, one.TypedMobile);
        Assert.Equal(2, Rows(page).Distinct().Count());
        page = await SearchAsync(davoud, one.NationalCode[..6]);
        Assert.Contains("بخشی از شماره", page.ProblemAt("Sought"), StringComparison.Ordinal);
        page = await SearchAsync(davoud, Citizen.New().NationalCode);
        Assert.Contains("کسی با این نام یا شماره نیست", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_name_alone_and_a_name_of_eighty_letters_are_found_as_any_other()
    {
        await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("بی‌بی‌گل", "")));
        var longest = string.Concat(Enumerable.Repeat("طباطبایی ", 8)) + "قمشه‌ایی";
        Assert.Equal(GiveName.MostLetters, longest.Length);
        await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("سید", longest)));
        var (davoud, _, _) = await AtDeskAsync();
        Assert.StartsWith(
            "بی‌بی‌گل",
            Assert.Single(Rows(await SearchAsync(davoud, "بی بی گل"))),
            StringComparison.Ordinal
        );
        var page = await SearchAsync(davoud, "سید طباطبائی");
        Assert.StartsWith("سید طباطبایی", Assert.Single(Rows(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_common_name_comes_in_pages_that_show_everybody_once()
    {
        // Each with a word of their own: the ends of two national codes may look alike.
        foreach (var letter in "بپتثجچحخدذرزژسشصضطظعغفقکگ".Take(PersonSearch.PageSize + 5))
            await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("محمد رضا", $"محمدی {letter}ادوند")));
        var (davoud, _, _) = await AtDeskAsync();
        var first = await SearchAsync(davoud, "محمدرضا محمدی");
        Assert.Equal(PersonSearch.PageSize, Rows(first).Count);
        var second = await davoud.SubmitAsync(first, More);
        Assert.Equal(5, Rows(second).Count);
        Assert.Equal(PersonSearch.PageSize + 5, Rows(first).Concat(Rows(second)).Distinct().Count());
        // A mark of one's own making begins anew and breaks nothing.
        first.Page.QuerySelector($"{More} [name=From]")?.SetAttribute("value", "n.99999.' or 1=1");
        Assert.Equal(Rows(first), Rows(await davoud.SubmitAsync(first, More)));
    }

    [Fact]
    public async Task An_officer_searches_sixty_times_an_hour_found_or_not()
    {
        var (davoud, _, _) = await AtDeskAsync();
        var form = await davoud.GetAsync("/people");
        for (var i = 0; i < PeopleDesk.MostSearches; i++)
            Assert.Equal(HttpStatusCode.OK, (await SubmitAsync(davoud, form, "هیچ‌کس", "شمردن")).Status);
        var page = await SubmitAsync(davoud, form, "هیچ‌کس", "شمردن");
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.NotNull(page.Response.Headers.RetryAfter);
        house.City.Clock.Advance(TimeSpan.FromHours(1));
        var (again, _, _) = await AtDeskAsync();
        Assert.Equal(HttpStatusCode.OK, (await SearchAsync(again, "هیچ‌کس")).Status);
    }

    [Fact]
    public async Task Only_officers_with_the_permission_come_in()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.StartsWith("/sign-in", (await stranger.GetAsync("/people")).Location, StringComparison.Ordinal);
        var (kaveh, _, _) = await house.OfficerAsync("mayor", IdentityModule.Recover);
        Assert.Equal(HttpStatusCode.Forbidden, (await kaveh.GetAsync("/people")).Status);
        var page = await kaveh.GetAsync("/me");
        page.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", "/people/search");
        var answer = await kaveh.SubmitAsync(page, "form[action='/people/search']");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    private Task<(Visitor Visitor, PersonId Person, Citizen Citizen)> AtDeskAsync() =>
        house.OfficerAsync("registry", IdentityModule.SearchPeople);

    private static async Task<Seen> SearchAsync(
        Visitor officer,
        string sought,
        string reason = "تلفن را جواب نمی‌دهد"
    ) => await SubmitAsync(officer, await officer.GetAsync("/people"), sought, reason);

    private static Task<Seen> SubmitAsync(Visitor officer, Seen page, string sought, string reason) =>
        officer.SubmitAsync(page, Search, ("Sought", sought), ("Reason", reason));

    private static List<string> Rows(Seen page) =>
        [.. page.Page.QuerySelectorAll("tbody tr").Select(r => r.TextContent.Trim())];
}
