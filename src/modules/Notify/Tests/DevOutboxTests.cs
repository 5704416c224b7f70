using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>The demo's window on what would have left the city.</summary>
public sealed class DevOutboxTests
{
    [Fact]
    public async Task In_the_demo_everybody_sees_what_the_operator_was_given_the_newest_first()
    {
        await using var city = await CityHost.StartAsync();
        Assert.NotNull((await city.Visitor().GetAsync("/dev/outbox")).Page.QuerySelector(".empty"));
        foreach (var code in new[] { "111111", "<i>2</i>" })
        {
            await SendAsync(city, "+989121112233", code);
            await CityHost.EventuallyAsync(
                async () => (await city.Visitor().GetAsync("/dev/outbox")).Text.Contains(Persian(code)),
                "the code in the outbox"
            );
        }

        var page = await city.Visitor().GetAsync("/dev/outbox");
        var letters = page.Page.QuerySelectorAll("#outbox .letter");
        Assert.Equal(2, letters.Length);
        Assert.Contains("<i>۲</i>", letters[0].TextContent, StringComparison.Ordinal);
        Assert.Null(letters[0].QuerySelector("i"));
        Assert.Contains("۱۱۱۱۱۱", letters[1].TextContent, StringComparison.Ordinal);
        Assert.All(letters, l => Assert.Contains("+989121112233", l.TextContent, StringComparison.Ordinal));
        Assert.All(letters, l => Assert.Contains("پیامک", l.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_real_city_the_address_is_not_there_not_even_for_an_operator()
    {
        await using var city = await CityHost.StartAsync(services =>
            services.Replace(ServiceDescriptor.Singleton(new NotifySettings(ShowOutbox: false)))
        );
        await SendAsync(city, "+989121112233", "111111");
        var simulator = city.Services.GetRequiredService<GatewaySimulator>();
        await CityHost.EventuallyAsync(() => Task.FromResult(simulator.Delivered.Count == 1), "the SMS");
        var kaveh = city.SignedIn("کاوه نوری", new Kit.Grant(NotifyModule.Operate, Kit.OfficeId.New()));
        foreach (var visitor in new[] { city.Visitor(), kaveh })
        {
            var page = await visitor.GetAsync("/dev/outbox");
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.DoesNotContain("989121112233", page.Body, StringComparison.Ordinal);
        }
    }

    private static string Persian(string text) => Kit.Values.PersianText.ToPersianDigits(text);

    private static Task<bool> SendAsync(CityHost city, string mobile, string code) =>
        city.InTransactionAsync(async scope =>
        {
            var values = new Dictionary<string, string>
            {
                ["city"] = "شهر",
                ["code"] = code,
                ["minutes"] = "3",
            };
            var key = Guid.CreateVersion7().ToString("N");
            await scope.GetRequiredService<INotify>().SendCodeAsync(key, mobile, "sign_in_code", values);
            return true;
        });
}
