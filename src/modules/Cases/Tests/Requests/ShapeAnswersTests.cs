using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Lines and areas on the map, as rows of points.</summary>
[Collection<RequestsCollection>]
public sealed class ShapeAnswersTests(CasesCity city)
{
    private const string Square = "35.700, 51.400\n35.701, 51.400\n35.701, 51.401\n35.700, 51.401";

    [Fact]
    public async Task An_area_is_typed_in_rows_measured_and_shown_to_citizen_and_officer()
    {
        var mina = city.As(Somebody.Anybody());
        var page = await BoundaryAsync(mina);
        Assert.NotNull(page.Page.QuerySelector("[data-map=draw][data-closed=true]"));
        Assert.NotNull(page.Page.QuerySelector("fieldset[role=group] legend h1"));
        page = await mina.SubmitAsync(
            page,
            Journeys.Question,
            ("boundary", "۳۵٫۷۰۰، ۵۱٫۴۰۰\n35.701 51.400\r\n35.701,51.401;35.700, 51.401\n35.700, 51.400\n")
        );
        Assert.EndsWith("/story", page.Address);
        page = await mina.GetAsync(page.Address.Replace("/story", "/boundary", StringComparison.Ordinal));
        var kept = page.Page.QuerySelector("textarea")?.TextContent;
        Assert.Equal("35.7, 51.4\n35.701, 51.4\n35.701, 51.401\n35.7, 51.401", kept);
    }

    [Theory]
    [InlineData("", "route", null)]
    [InlineData("35.70, 51.40\n35.7x, 51.41", "boundary", "ردیف ۲ خوانده نشد")]
    [InlineData("35.70", "boundary", "ردیف ۱ خوانده نشد")]
    [InlineData("35.70, 51.40\n35.71, 51.41\n36.9, 51.4", "boundary", "نقطهٔ ردیف ۳ بیرون از شهر")]
    [InlineData("35.70, 51.40\n35.71, 51.41\n35.70, 51.40", "boundary", "دست‌کم سه گوشه")]
    [InlineData("35.70, 51.40\n35.71, 51.41\n35.70, 51.41\n35.71, 51.40", "boundary", "از روی خودش می‌گذرد")]
    [InlineData("35.70, 51.40\n35.71, 51.40\n35.72, 51.40", "boundary", "از روی خودش می‌گذرد")]
    public async Task What_is_no_shape_is_said_with_its_row(string rows, string field, string? sentence)
    {
        var mina = city.As(Somebody.Anybody());
        var page = field == "route" ? await RouteAsync(mina) : await BoundaryAsync(mina);
        page = await mina.SubmitAsync(page, Journeys.Question, (field, rows));
        if (sentence is null)
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            return;
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.ProblemAt(field));
        Assert.Equal(rows, page.Page.QuerySelector("textarea")?.TextContent);
    }

    [Fact]
    public async Task A_thousand_points_are_taken_and_one_more_is_not()
    {
        var mina = city.As(Somebody.Anybody());
        static string Rows(int count) =>
            string.Join(
                '\n',
                Enumerable
                    .Range(0, count)
                    .Select(i => string.Create(CultureInfo.InvariantCulture, $"35.7{i:0000}, 51.4"))
            );
        var page = await RouteAsync(mina);
        var refused = await mina.SubmitAsync(page, Journeys.Question, ("route", Rows(1001)));
        Assert.Contains("۱۰۰۰ نقطه", refused.ProblemAt("route"));
        Assert.EndsWith("/day", (await mina.SubmitAsync(page, Journeys.Question, ("route", Rows(1000)))).Address);
    }

    [Fact]
    public async Task A_program_sends_points_as_pairs_and_the_case_shows_their_length()
    {
        var mina = city.As(Somebody.Anybody());
        object Body(object? route) =>
            new
            {
                service = "insecurity-report",
                answers = new
                {
                    kind = "place",
                    place = new
                    {
                        lat = 35.7,
                        lon = 51.4,
                        address = "خیابان سعدی",
                    },
                    route,
                    day = "2026-11-01",
                    hours = "night",
                    description = "چراغ ندارد.",
                    contact = "no_call",
                },
            };
        var opened = await mina.Http.PostAsJsonAsync(
            "/api/v1/cases",
            Body(new[] { new[] { 35.70, 51.40 }, new[] { 35.71, 51.40 } })
        );
        var said = await opened.Content.ReadAsStringAsync();
        Assert.True(opened.StatusCode == HttpStatusCode.Created, said);
        var number = JsonDocument.Parse(said).RootElement.GetProperty("number").GetString() ?? "";
        var shown = await mina.GetAsync($"/cases/{number}");
        Assert.Equal("۲ نقطه، ۱٬۱۱۰ متر", Journeys.AnswerTo(shown, "راه ناامن"));
        var map = shown.Page.QuerySelector("[data-map=show][data-rows^='35']");
        Assert.Equal("35.7, 51.4\n35.71, 51.4", map?.GetAttribute("data-rows"));
        Assert.Contains("۱٬۱۱۰ متر", (await city.Davoud().GetAsync($"/desk/{number}")).Text);

        var refused = await mina.Http.PostAsJsonAsync("/api/v1/cases", Body(new[] { new[] { 35.70 } }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public void Metres_are_those_of_the_ellipsoid()
    {
        // Hundredths of a degree by the usual series of WGS 84: 111132.954 − 559.822 cos 2φ + 1.175 cos 4φ, and so on.
        Assert.Equal(1109.5, GeoShape.LengthMeters([new(35.70, 51.40), new(35.71, 51.40)]), 0.5);
        Assert.Equal(905.1, GeoShape.LengthMeters([new(35.70, 51.40), new(35.70, 51.41)]), 0.5);
        GeoPoint[] square = [new(35.70, 51.40), new(35.71, 51.40), new(35.71, 51.41), new(35.70, 51.41)];
        Assert.Equal(1_004_100.0, GeoShape.AreaSquareMeters(square), 1_000.0);
        Assert.False(GeoShape.CrossesItself(square));
    }

    [Fact]
    public void A_border_that_touches_itself_crosses_itself()
    {
        GeoPoint[] touching = [new(0, 0), new(0, 4), new(4, 4), new(0, 2), new(4, 0)];
        Assert.True(GeoShape.CrossesItself(touching));
        GeoPoint[] spike = [new(0, 0), new(0, 4), new(0, 2), new(4, 2)];
        Assert.True(GeoShape.CrossesItself(spike));
        GeoPoint[] bay = [new(0, 0), new(0, 4), new(4, 4), new(1, 2), new(4, 0)];
        Assert.False(GeoShape.CrossesItself(bay));
    }

    private static async Task<Seen> BoundaryAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/services/deed-registration");
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Journeys.Question, ("kind", "first"));
        page = await visitor.SubmitAsync(page, Journeys.Question, ("use", "land"));
        page = await visitor.GetAsync(page.Address.Replace("/place", "/boundary", StringComparison.Ordinal));
        Assert.StartsWith("مرز ملک روی نقشه کجاست؟", page.Heading, StringComparison.Ordinal);
        return page;
    }

    private static async Task<Seen> RouteAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/services/insecurity-report");
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Journeys.Question, ("kind", "place"));
        return await visitor.GetAsync(page.Address.Replace("/place", "/route", StringComparison.Ordinal));
    }
}
