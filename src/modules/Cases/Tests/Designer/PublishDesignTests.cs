using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Cases.Designer;

namespace Shahr.Cases.Tests;

/// <summary>A design becomes the version in force.</summary>
[Collection<DesignerCollection>]
public sealed class PublishDesignTests(CasesCity city)
{
    [Fact]
    public async Task Another_designer_publishes_and_the_service_works_with_the_next_request()
    {
        var (kaveh, simin) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin));
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        Assert.Equal(HttpStatusCode.NotFound, (await city.Maryam().GetAsync($"/services/{code}")).Status);
        await DesignSteps.ReadyAsync(kaveh, design);
        var page = await DesignSteps.PublishAsync(simin, design);
        Assert.Contains("منتشر شد", page.Text);
        Assert.Equal("مجوز کبوترخانه", (await city.Maryam().GetAsync($"/services/{code}")).Heading);
        Assert.NotNull((await city.Maryam().GetAsync("/services")).Page.QuerySelector($"a[href='/services/{code}']"));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.service_published", code));
        Assert.Equal(HttpStatusCode.Conflict, (await kaveh.GetAsync(design + "/facts")).Status);
    }

    [Fact]
    public async Task The_author_does_not_publish_their_own_design_and_nobody_an_unready_one()
    {
        var (kaveh, simin) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin));
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        Assert.Null((await simin.GetAsync(design + "/publication")).Page.QuerySelector("form[action$='/publication']"));
        var revision =
            (await kaveh.GetAsync(design)).Page.QuerySelector("[name=revision]")?.GetAttribute("value") ?? "";
        var unready = await Journeys.PostAsync(simin, design + "/publication", ("revision", revision));
        Assert.Equal(HttpStatusCode.Conflict, unready.Status);
        await DesignSteps.ReadyAsync(kaveh, design);
        var own = await Journeys.PostAsync(kaveh, design + "/publication", ("revision", revision));
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await kaveh.GetAsync($"/services/{code}")).Status);
    }

    [Fact]
    public async Task What_was_changed_after_it_was_read_is_not_published()
    {
        var (kaveh, simin) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin));
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        await DesignSteps.ReadyAsync(kaveh, design);
        var read = await simin.GetAsync(design + "/publication");
        await DesignSteps.AddFieldAsync(kaveh, design, "roof", "Text", "کدام بام؟");
        await DesignSteps.ReadyAsync(kaveh, design);
        var told = await simin.SubmitAsync(read, "form[action$='/publication']");
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await kaveh.GetAsync($"/services/{code}")).Status);
    }

    [Fact]
    public async Task The_differences_are_read_in_words()
    {
        var (kaveh, simin) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin));
        var design = await DesignSteps.CopyAsync(kaveh, "compensation-claim");
        await DesignSteps.SaveAsync(kaveh, design + "/fields/story", ("maxLength", "100"), ("required", "no"));
        await kaveh.SubmitAsync(await kaveh.GetAsync(design), "form[action$='/order']", ("remove", "fields/reports"));
        await DesignSteps.AddFieldAsync(kaveh, design, "witness", "Text", "شاهدی هست؟");
        await DesignSteps.SaveAsync(kaveh, design + "/steps/facts", ("time", "3"), ("unit", "days"));
        var text = (await simin.GetAsync(design + "/publication")).Text;
        Assert.Contains("پرسش «گزارش‌های رسمی»", text);
        Assert.Contains("پرسش «شاهدی هست»", text);
        Assert.Contains("اکنون اختیاری است، اندازه‌ها", text);
        Assert.Contains("مهلت", text);
        Assert.DoesNotContain("پرسش «جا»", text);
    }

    [Fact]
    public async Task Of_two_designs_of_one_version_published_at_once_one_becomes_it()
    {
        for (var round = 0; round < 3; round++)
        {
            var (kaveh, simin) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin));
            var code = DesignSteps.NewCode();
            var one = await DesignSteps.SmallAsync(kaveh, code);
            var two = await DesignSteps.SmallAsync(kaveh, code);
            await DesignSteps.ReadyAsync(kaveh, one);
            await DesignSteps.ReadyAsync(kaveh, two);
            var pages = (await simin.GetAsync(one + "/publication"), await simin.GetAsync(two + "/publication"));
            var answers = await Task.WhenAll(
                simin.SubmitAsync(pages.Item1, "form[action$='/publication']"),
                simin.SubmitAsync(pages.Item2, "form[action$='/publication']"),
                simin.SubmitAsync(pages.Item1, "form[action$='/publication']")
            );
            Assert.Equal(
                1,
                await Rows.CountAsync(city, "select count(*) from cases_definitions where code = @value", code)
            );
            Assert.Equal(1, await Rows.AuditAsync(city, "cases.service_published", code));
            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);

            // The other goes on as the next version, once its author has moved it there.
            var behind = answers[0].Status == HttpStatusCode.OK || answers[2].Status == HttpStatusCode.OK ? two : one;
            var page = await kaveh.GetAsync(behind);
            Assert.Contains("نسخهٔ تازه‌تری منتشر شده است", page.Text);
            await kaveh.SubmitAsync(page, "form[action$='/version']");
            await DesignSteps.ReadyAsync(kaveh, behind);
            await DesignSteps.PublishAsync(simin, behind);
            Assert.Equal(2, city.City.Services.GetRequiredService<ServiceShelf>().Find(code)?.Version);
        }
    }

    [Fact]
    public async Task An_office_that_is_gone_keeps_a_design_from_being_published()
    {
        var (kaveh, simin) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin));
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.SaveAsync(kaveh, design + "/steps/step1", ("office", "moon-office"));
        var page = await kaveh.GetAsync(design);
        Assert.Contains("دیگر در شهر نیست", page.Text);
        Assert.Null(page.Page.QuerySelector("form[action$='/readiness']"));
        var revision = page.Page.QuerySelector("[name=revision]")?.GetAttribute("value") ?? "";
        var ready = await Journeys.PostAsync(kaveh, design + "/readiness", ("revision", revision));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ready.Status);
        var told = await Journeys.PostAsync(simin, design + "/publication", ("revision", revision));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
    }

    [Fact]
    public async Task Running_cases_keep_the_version_they_began_with()
    {
        var (kaveh, simin, maryam) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin), city.Maryam());
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        await DesignSteps.ReadyAsync(kaveh, design);
        await DesignSteps.PublishAsync(simin, design);
        var page = await maryam.SubmitAsync(await maryam.GetAsync($"/services/{code}"), "form[action$='/drafts']");

        var next = await DesignSteps.CopyAsync(kaveh, code);
        await DesignSteps.AddFieldAsync(kaveh, next, "roof", "Text", "کدام بام؟");
        await DesignSteps.ReadyAsync(kaveh, next);
        await DesignSteps.PublishAsync(simin, next);

        page = await maryam.SubmitAsync(page, Journeys.Question, ("birds", "۷"));
        var number = Journeys.NumberOf(await maryam.SubmitAsync(page, Journeys.Sending));
        Assert.DoesNotContain("کدام بام", (await maryam.GetAsync($"/cases/{number}")).Text);
        Assert.Contains("۲", (await maryam.GetAsync($"/services/{code}")).Text);
    }

    [Fact]
    public async Task Another_process_sees_it_with_the_next_look_at_the_database()
    {
        var (kaveh, simin) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin));
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        await DesignSteps.ReadyAsync(kaveh, design);
        var other = new ServiceShelf();
        var refresh = new RefreshShelf(other);
        await LookAsync(refresh);
        Assert.Null(other.Find(code));
        await DesignSteps.PublishAsync(simin, design);
        await LookAsync(refresh);
        Assert.Equal(1, other.Find(code)?.Version);
        Assert.Contains(other.Catalogue, s => s.Code == code);
    }

    private Task<bool> LookAsync(RefreshShelf refresh) =>
        city.City.InScopeAsync(async scope =>
        {
            await refresh.LookAsync(scope.GetRequiredService<CasesDb>(), CancellationToken.None);
            return true;
        });
}
