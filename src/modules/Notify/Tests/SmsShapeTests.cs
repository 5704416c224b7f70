using Microsoft.Extensions.Configuration;

namespace Shahr.Notify.Tests;

/// <summary>The files that describe providers, and the settings beside them.</summary>
public sealed class SmsShapeTests : IDisposable
{
    private readonly SmsServer _server = new();
    private readonly string _file = Path.GetTempFileName();

    public static TheoryData<string> Shipped =>
        [.. Directory.EnumerateFiles(Folder(), "*.json").Select(f => Path.GetFileName(f))];

    public void Dispose()
    {
        _server.Dispose();
        File.Delete(_file);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_file_is_whole(string name)
    {
        var shape = SmsShape.Read(File.ReadAllText(Path.Join(Folder(), name)));
        Assert.Equal("https", shape.Address.Scheme);
        Assert.NotEmpty(shape.Send.No.Concat(shape.Send.WrongKey));
    }

    [Theory]
    [InlineData("\"address\": \"http://sms.example/\"", "https only")]
    [InlineData("\"address\": \"https://sms.example/api\"", "ends with /")]
    [InlineData("\"colour\": \"blue\"", "colour")]
    [InlineData("\"receipts\": { \"fate\": \"x\" }", "ourId or theirId")]
    [InlineData("\"ask\": { \"path\": \"{password}\", \"fate\": \"x\", \"delivered\": [\"1\"] }", "{password}")]
    [InlineData("\"ask\": { \"path\": \"a\", \"fate\": \"x\" }", "delivered")]
    public void A_file_that_would_fail_later_is_refused_at_once(string more, string why)
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => SmsShape.Read(_server.Shape("," + more)));
        Assert.Contains(why, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_comes_from_a_file_too_and_its_absence_stops_the_start()
    {
        await File.WriteAllTextAsync(_file, _server.Shape(), TestContext.Current.CancellationToken);
        Assert.Contains("Key", Wrong(("Kind", "http"), ("File", _file)), StringComparison.Ordinal);
        Assert.Contains("no-such", Wrong(("Kind", "http"), ("File", "/no-such")), StringComparison.Ordinal);
        Assert.Contains(
            "at least 24",
            Wrong(("Kind", "http"), ("File", _file), ("Key", "k"), ("ReceiptSecret", "short")),
            StringComparison.Ordinal
        );
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, "of-a-file\n", TestContext.Current.CancellationToken);
        var line = Lines(("Kind", "http"), ("File", _file), ("KeyFile", key)).InOrder[0];
        File.Delete(key);
        Assert.Equal("of-a-file", Assert.IsType<HttpSmsProvider>(line.Provider).Account.Key);
    }

    [Fact]
    public async Task The_doctor_sees_what_is_missing_wrong_or_does_not_answer()
    {
        var ct = TestContext.Current.CancellationToken;
        Assert.Contains(
            "No real SMS provider",
            (await SmsCheck.LookAsync(Section(), ct))?.En,
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(_file, _server.Shape(), ct);
        (string, string)[] real = [("Kind", "http"), ("File", _file), ("Key", "secret-key")];
        Assert.Contains("Key", (await SmsCheck.LookAsync(Section(real[..2]), ct))?.En, StringComparison.Ordinal);
        Assert.Null(await SmsCheck.LookAsync(Section(real), ct));
        Assert.DoesNotContain(_server.Requests, r => r.Contains("secret-key", StringComparison.Ordinal));
        _server.Dispose();
        var silent = await SmsCheck.LookAsync(Section(real), ct);
        Assert.Contains("does not answer", silent?.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_ids_are_written_as_the_provider_takes_them()
    {
        Assert.Equal("09121112233", SmsWords.Number("+989121112233", NumberForm.Local));
        Assert.Equal("00491711234567", SmsWords.Number("+491711234567", NumberForm.Local));
        Assert.Equal("989121112233", SmsWords.Number("+989121112233", NumberForm.Digits));
        var number = long.Parse(
            SmsWords.Id(Guid.CreateVersion7(), IdForm.Number),
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.InRange(number, 0, (1L << 53) - 1);
        Assert.Equal("a%2Fb?", SmsWords.Fill("{key}?", new Dictionary<string, string> { ["key"] = "a/b" }, true));
    }

    private static string Wrong(params (string, string)[] settings) =>
        Assert.Throws<InvalidOperationException>(() => Lines(settings)).Message;

    private static SmsLines Lines(params (string, string)[] settings) =>
        SmsLines.From(Section(settings), new GatewaySimulator(TimeProvider.System), TimeProvider.System);

    private static IConfigurationSection Section(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Select(s => KeyValuePair.Create($"Notify:Sms:Providers:0:{s.Key}", (string?)s.Value))
                    .Concat(
                        settings.Length == 0
                            ? []
                            : [KeyValuePair.Create("Notify:Sms:Providers:0:Name", (string?)"real")]
                    )
            )
            .Build()
            .GetSection("Notify:Sms");

    private static string Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Join(at.FullName, "Shahr.slnx")))
            at = at.Parent;
        return Path.Join(at?.FullName ?? ".", "docs", "sms");
    }
}
