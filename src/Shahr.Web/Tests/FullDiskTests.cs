using System.Net;
using System.Security.Cryptography;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Web.Tests;

public sealed class FullDiskTests
{
    private const string Question = "form[action*='/questions/']";

    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    [Fact]
    public async Task A_city_whose_disk_fills_while_it_runs_says_so_keeps_nothing_half_and_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(TestDatabases.Kind == DatabaseKind.Sqlite, "PostgreSQL's disk is the server's.");
        using var disk = SmallDisk.Mount("size=16m");
        await using var city = await CityHost.StartAsync(folder: disk.Path);
        using var maryam = city.SignedIn("مریم احمدی");
        var page = await maryam.GetAsync("/services/residence-certificate");
        page = await maryam.SubmitAsync(page, "form[action$='/drafts']");
        var words = page;
        var photo = await maryam.GetAsync(page.Address.Replace("/purpose", "/id_scan", StringComparison.Ordinal));
        Task<Seen> GivePhotoAsync() => maryam.SubmitAsync(photo, Question, [], [("id_scan", "scan.png", Png)]);

        var filler = disk.Fill();
        var refused = await UntilRefusedAsync(() => maryam.SubmitAsync(words, Question, ("purpose", "school")));
        Assert.Contains("چند دقیقهٔ دیگر دوباره بکوشید", refused.Text, StringComparison.Ordinal);
        Assert.Equal("120", refused.Response.Headers.RetryAfter?.ToString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await GivePhotoAsync()).Status);
        // Reading goes on meanwhile.
        Assert.Equal(HttpStatusCode.OK, (await maryam.GetAsync("/")).Status);

        File.Delete(filler);
        page = await maryam.SubmitAsync(words, Question, ("purpose", "school"));
        Assert.EndsWith("/questions/address", page.Address, StringComparison.Ordinal);
        Assert.EndsWith("/questions/address_proof", (await GivePhotoAsync()).Address, StringComparison.Ordinal);

        await NothingHalfAsync(city, disk.Path);
    }

    // What room SQLite still has in its files is used up first.
    private static async Task<Seen> UntilRefusedAsync(Func<Task<Seen>> send)
    {
        for (var i = 0; i < 2_000; i++)
        {
            var seen = await send();
            if (seen.Status == HttpStatusCode.ServiceUnavailable)
                return seen;
        }

        throw new TimeoutException("The disk never filled.");
    }

    private static async Task NothingHalfAsync(CityHost city, string data)
    {
        var files = Directory.GetFiles(data + "/files", "*", SearchOption.AllDirectories);
        Assert.Single(files);
        foreach (var file in files)
        {
            var sum = SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.Equal(Path.GetFileName(file), Convert.ToHexStringLower(sum));
        }

        Assert.Equal(0, (await CommandLine.RunAsync(city.Options, "verify-audit")).Code);
    }
}
